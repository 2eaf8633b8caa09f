//! The program's ends and starts, and what becomes of its folder in between.

use std::path::{Path, PathBuf};

use app::Error;
use app::backups::restore::Restore;
use app::backups::views::Restored;
use app::environment::TunnelPrograms;
use store::runs::RunRegister;
use tempfile::TempDir;

use super::{World, open};

impl World {
    /// The program ends between two steps, and is started again. LINE goes on meanwhile.
    pub async fn restart(&mut self) {
        self.close().await;
        self.open().await;
        let workspace = self.workspace();
        let door = workspace.webhook_server_url().expect("a door");
        workspace.register_webhooks(&door).await.expect("LINE learns the new address");
    }

    /// Tunnel programs run on this computer from now on; the program is started again.
    pub async fn runs(&mut self, programs: TunnelPrograms) {
        self.environment.tunnel_programs = programs;
        self.restart().await;
    }

    /// Another version of the program is started.
    pub async fn runs_version(&mut self, version: &'static str) {
        self.environment.version = version;
        self.restart().await;
    }

    /// Somebody copies the data folder, as it lies there.
    pub fn copy_folder(&self) -> TempDir {
        let copy = TempDir::new().expect("a folder");
        copy_files(self.folder.path(), copy.path());
        copy
    }

    /// The program ends, somebody puts a copy back in place of the data folder, and the program is started again.
    pub async fn put_back(&mut self, copy: &TempDir) {
        self.close().await;
        std::fs::remove_dir_all(self.folder.path()).expect("the folder goes");
        copy_files(copy.path(), self.folder.path());
        self.open().await;
    }

    /// From now on the program runs on another computer: the data folder came along, and nothing else.
    pub async fn moves_to_another_computer(&mut self) {
        self.close().await;
        self.state = TempDir::new().expect("a folder beside the data");
        self.environment.run_register = RunRegister::at(self.state.path());
        self.open().await;
    }

    /// The program ends between two steps.
    pub async fn close(&mut self) {
        self.workspace.take().expect("the workspace is open").close().await;
    }

    /// The program is started again; LINE is told nothing.
    pub async fn open(&mut self) {
        self.environment.secrets = (self.secrets)(&self.at);
        self.workspace = Some(open(&self.at, &self.environment, &self.base).await);
    }

    /// A backup is restored into a new folder and opened there; LINE is told nothing. Gives what the window is told.
    pub async fn restores(&mut self, backup: &Path, passphrase: Option<&str>) -> Result<Restored, Error> {
        let restored = self.restore(backup, passphrase).run().await?;
        self.close().await;
        self.at = PathBuf::from(&restored.folder);
        self.open().await;
        Ok(restored)
    }

    /// The same while the program is closed.
    pub async fn restores_closed(
        &mut self,
        backup: &Path,
        passphrase: Option<&str>,
    ) -> Result<Restored, Error> {
        let restored = self.restore(backup, passphrase).run().await?;
        self.at = PathBuf::from(&restored.folder);
        self.open().await;
        Ok(restored)
    }

    /// A backup that is about to be restored beside this workspace.
    pub fn restore(&self, backup: &Path, passphrase: Option<&str>) -> Restore {
        Restore {
            backup: backup.to_owned(),
            passphrase: passphrase.map(str::to_owned),
            data: self.folder.path().join("data"),
            now: app::environment::Clock::now(&self.clock),
            disk: self.environment.disk.clone(),
        }
    }
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_files(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}
