use std::sync::Arc;

use domain::UtcMs;

/// The clock that the webhook server reads, passed in by whoever starts it.
pub type Clock = Arc<dyn Fn() -> UtcMs + Send + Sync>;
