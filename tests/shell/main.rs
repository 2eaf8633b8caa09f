//! The shell under the mock runtime.
