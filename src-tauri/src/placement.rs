//! A window's placement, fitted to the monitors that are there when it opens.

use serde::{Deserialize, Serialize};
use tauri::Monitor;

/// The least size of the main window, in logical pixels. A screen of 1366 x 768 at 150 % has 910 x 512 less its bars:
/// one pane and the composer fit (docs/design.md).
pub const LEAST: (u32, u32) = (640, 440);
/// Its size at the first start.
pub const USUAL: (u32, u32) = (1280, 820);

/// Where a window is, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The left edge of its frame, in physical pixels.
    pub x: i32,
    /// The upper edge of its frame, in physical pixels.
    pub y: i32,
    /// The width of its content, in logical pixels: another monitor may have others.
    pub width: u32,
    /// The height of its content, in logical pixels.
    pub height: u32,
    /// It fills its monitor; the rest says where it was before.
    pub maximised: bool,
}

/// The part of a monitor that windows may be on, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorkArea {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    scale: f64,
}

/// A placement that fits, in logical pixels as the window's builder takes them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitted {
    /// None: where the system likes, since the monitor that it was on is gone.
    pub position: Option<(f64, f64)>,
    pub size: (f64, f64),
    pub maximised: bool,
}

impl From<&Monitor> for WorkArea {
    fn from(monitor: &Monitor) -> Self {
        let area = monitor.work_area();
        Self {
            x: area.position.x,
            y: area.position.y,
            width: area.size.width,
            height: area.size.height,
            scale: monitor.scale_factor(),
        }
    }
}

impl WorkArea {
    fn logical_size(&self) -> (f64, f64) {
        (f64::from(self.width) / self.scale, f64::from(self.height) / self.scale)
    }

    /// How much of a window is on this monitor, in square pixels.
    fn overlap(&self, window: &Placement) -> i64 {
        let along = |from: i32, length: u32, window_from: i32, window_length: u32| {
            let end = (i64::from(from) + i64::from(length))
                .min(i64::from(window_from) + physical(window_length, self.scale));
            (end - i64::from(from.max(window_from))).max(0)
        };
        along(self.x, self.width, window.x, window.width)
            * along(self.y, self.height, window.y, window.height)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn physical(logical: u32, scale: f64) -> i64 {
    (f64::from(logical) * scale).round() as i64
}

/// Fits a placement to the monitors: no larger than the one that most of the window was on, and wholly on it.
pub fn fitted(kept: Option<Placement>, monitors: &[WorkArea]) -> Fitted {
    let maximised = kept.is_some_and(|kept| kept.maximised);
    let wanted = kept.map_or(USUAL, |kept| (kept.width.max(LEAST.0), kept.height.max(LEAST.1)));
    let wanted = (f64::from(wanted.0), f64::from(wanted.1));
    let overlap = |area: &&WorkArea| kept.map_or(0, |kept| area.overlap(&kept));
    let Some(area) = monitors.iter().max_by_key(overlap).filter(|area| overlap(area) > 0) else {
        return Fitted { position: None, size: wanted, maximised };
    };
    let (most_width, most_height) = area.logical_size();
    let size = (wanted.0.min(most_width), wanted.1.min(most_height));
    let (left, top) = (f64::from(area.x) / area.scale, f64::from(area.y) / area.scale);
    let within = |kept: i32, start: f64, room: f64| (f64::from(kept) / area.scale).clamp(start, start + room);
    let position = kept
        .map(|kept| (within(kept.x, left, most_width - size.0), within(kept.y, top, most_height - size.1)));
    Fitted { position, size, maximised }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: WorkArea = WorkArea { x: 0, y: 30, width: 1920, height: 1050, scale: 1.0 };
    const RIGHT: WorkArea = WorkArea { x: 1920, y: 0, width: 2560, height: 1400, scale: 2.0 };
    const SMALL: WorkArea = WorkArea { x: 0, y: 0, width: 1366, height: 728, scale: 1.5 };

    fn at(x: i32, y: i32, width: u32, height: u32) -> Option<Placement> {
        Some(Placement { x, y, width, height, maximised: false })
    }

    #[test]
    fn a_window_opens_where_it_was_when_that_is_still_on_a_monitor() {
        let kept = fitted(at(100, 80, 900, 700), &[LEFT, RIGHT]);
        assert_eq!((kept.position, kept.size), (Some((100.0, 80.0)), (900.0, 700.0)));
        let kept = fitted(at(2120, 100, 900, 500), &[LEFT, RIGHT]);
        assert_eq!(
            (kept.position, kept.size),
            (Some((1060.0, 50.0)), (900.0, 500.0)),
            "in that one's pixels"
        );
    }

    #[test]
    fn a_window_that_is_partly_or_wholly_off_the_screen_is_brought_back() {
        let pushed = fitted(at(1800, 900, 900, 700), &[LEFT]);
        assert_eq!((pushed.position, pushed.size), (Some((1020.0, 380.0)), (900.0, 700.0)));
        let above = fitted(at(-300, -200, 900, 700), &[LEFT]);
        assert_eq!(above.position, Some((0.0, 30.0)), "its title bar can be reached");
        let gone = fitted(at(2200, 100, 900, 700), &[LEFT]);
        assert_eq!((gone.position, gone.size), (None, (900.0, 700.0)), "the other monitor was unplugged");
        let nowhere = fitted(at(i32::MAX, i32::MIN, u32::MAX, u32::MAX), &[LEFT, RIGHT]);
        assert_eq!(nowhere.position, None, "a file that somebody wrote by hand");
    }

    #[test]
    fn a_window_is_no_larger_than_its_monitor_and_never_smaller_than_the_least_size() {
        let large = fitted(at(0, 0, 1920, 1050), &[SMALL]);
        assert_eq!(large.size, (1366.0 / 1.5, 728.0 / 1.5));
        assert_eq!(large.position, Some((0.0, 0.0)));
        assert_eq!(fitted(at(0, 0, 1, 1), &[LEFT]).size, (640.0, 440.0));
        assert!(SMALL.logical_size() >= (640.0, 440.0), "1366 x 768 at 150 % has room for the least size");
    }

    #[test]
    fn at_the_first_start_and_where_monitors_are_not_told_the_system_places_the_window() {
        let usual = Fitted { position: None, size: (1280.0, 820.0), maximised: false };
        assert_eq!(fitted(None, &[LEFT]), usual);
        assert_eq!(fitted(at(10, 10, 1280, 820), &[]), usual);
        let mut full = at(100, 80, 900, 700);
        if let Some(full) = &mut full {
            full.maximised = true;
        }
        assert!(fitted(full, &[LEFT]).maximised);
    }
}
