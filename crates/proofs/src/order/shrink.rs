//! The fewest events that still fail: parts are left out as long as it fails without them (delta debugging).

use anyhow::Result;

/// The fewest of `count` events with which `fails` is still true, by their numbers.
///
/// # Errors
/// What `fails` says.
pub async fn fewest(count: usize, fails: impl AsyncFn(&[usize]) -> Result<bool>) -> Result<Vec<usize>> {
    let mut kept: Vec<usize> = (0..count).collect();
    let mut part = count.div_ceil(2);
    while part > 0 {
        let mut from = 0;
        while from < kept.len() {
            let mut fewer = kept.clone();
            fewer.drain(from..(from + part).min(kept.len()));
            if !fewer.is_empty() && fails(&fewer).await? {
                kept = fewer;
            } else {
                from += part;
            }
        }
        part /= 2;
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn delta_debugging_finds_the_two_events_that_fail_together() {
        let fails = async |kept: &[usize]| Ok(kept.contains(&7) && kept.contains(&40));
        assert_eq!(fewest(100, fails).await.unwrap(), [7, 40]);
    }
}
