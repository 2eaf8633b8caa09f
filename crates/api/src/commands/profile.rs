//! My Profile (R5, R6).

use app::Result;
use app::company::views::Profile;

use crate::api::Api;
use crate::args::{Nothing, ProfileCopy};

pub(crate) async fn profile_get(api: &Api, _: Nothing) -> Result<Profile> {
    api.app.profile_get(&api.me().await?).await
}

pub(crate) async fn profile_copy(api: &Api, a: ProfileCopy) -> Result<()> {
    api.app.profile_copy(&api.me().await?, a.part).await
}
