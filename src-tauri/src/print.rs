//! Printing: the system's print dialog where it has one for files, else the program that opens PDF files.

use std::path::Path;

use app::environment::{PrintJob, PrintOutcome};
use app::{Error, ErrorCode};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_opener::OpenerExt;

use crate::handed_files::HandedFiles;
use crate::share::recording;
use crate::shell::Shell;

/// Opens a print job.
///
/// # Errors
/// `SaveFailed`, `OpenFailed`.
pub fn print<R: Runtime>(app: &AppHandle<R>, job: &PrintJob) -> Result<PrintOutcome, Error> {
    if let Some(folder) = crate::share::recorded_in() {
        return recording::print(&folder, job).map(|()| PrintOutcome::Viewer);
    }
    let files = HandedFiles::of_data_folder(app.state::<Shell>().data_folder());
    let path = files.keep(&job.name, &job.pdf);
    let path = path.map_err(|e| Error::new(ErrorCode::SaveFailed).with("detail", &e).because(e))?;
    if let Some(outcome) = dialog(job, &path) {
        return Ok(outcome);
    }
    let opened = app.opener().open_path(path.to_string_lossy(), None::<&str>);
    opened.map_err(|e| Error::new(ErrorCode::OpenFailed).because(e.to_string()))?;
    Ok(PrintOutcome::Viewer)
}

/// The print dialog of the desktop portal; none: there is no such portal.
#[cfg(target_os = "linux")]
fn dialog(job: &PrintJob, pdf: &Path) -> Option<PrintOutcome> {
    use ashpd::desktop::ResponseError;

    match tauri::async_runtime::block_on(portal(job, pdf)) {
        Ok(()) => Some(PrintOutcome::Dialog),
        Err(ashpd::Error::Response(ResponseError::Cancelled)) => Some(PrintOutcome::Dismissed),
        Err(error) => {
            tracing::info!(%error, "the print portal was not opened");
            None
        }
    }
}

/// Windows and macOS have a print dialog for what a program draws itself, and none for a file.
#[cfg(not(target_os = "linux"))]
fn dialog(_: &PrintJob, _: &Path) -> Option<PrintOutcome> {
    None
}

/// Asks for printer and paper, then prints: the paper that the page is made for is chosen already, and nothing is scaled.
#[cfg(target_os = "linux")]
async fn portal(job: &PrintJob, pdf: &Path) -> ashpd::Result<()> {
    use ashpd::desktop::print::{PageSetup, PreparePrintOptions, PrintOptions, PrintProxy, Settings};

    let portal = PrintProxy::new().await?;
    let settings = Settings::default().set_paper_format(paper_format(job.paper)).set_scale(100);
    let chosen = portal
        .prepare_print(None, &job.name, settings, PageSetup::default(), PreparePrintOptions::default())
        .await?
        .response()?;
    let file = std::fs::File::open(pdf).map_err(ashpd::Error::IO)?;
    let options = PrintOptions::default().set_token(chosen.token);
    portal.print(None, &job.name, &file, options).await?.response()
}

/// The paper's name by PWG 5101.1.
#[cfg(target_os = "linux")]
const fn paper_format(paper: app::environment::Paper) -> &'static str {
    use app::environment::Paper;

    match paper {
        Paper::A4 => "iso_a4",
        Paper::A6 => "iso_a6",
    }
}
