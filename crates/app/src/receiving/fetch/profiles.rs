//! Who people are: their name and picture on LINE, kept in sync (R12).

use domain::UtcMs;
use domain::text::fold;
use line::{Client, ErrorKind, Profile};
use store::line_users::{self, ProfileDue, Told};
use store::{Change, rooms};

use super::again::Again;
use super::picture::Picture;
use crate::{App, Result};

impl App {
    pub(super) async fn fetch_profile(&self, due: &ProfileDue) -> Result<()> {
        let Some(client) = self.client_of(&due.account).await? else {
            return self.profile_not_told(due, Again::WhenBack.next(self, due.attempts)).await;
        };
        match ask(&client, due).await {
            Ok(profile) => self.profile_told(due, profile).await,
            Err(error) => {
                let again = self.after(&due.account, &error).await?;
                let next = match again.next(self, due.attempts) {
                    // Only LINE's own word makes somebody unknown.
                    (None, _) if error.kind != ErrorKind::NotFound => (None, 0),
                    next => next,
                };
                self.profile_not_told(due, next).await
            }
        }
    }

    async fn profile_told(&self, due: &ProfileDue, profile: Profile) -> Result<()> {
        let user = &due.user;
        let url = profile.picture_url.as_deref();
        let picture = self.picture(url, user.picture_url.as_deref(), user.photo.as_ref()).await?;
        let mut tx = self.store.begin().await?;
        let photo = picture.keep(self, &mut tx, user.photo.as_ref()).await?;
        let later = matches!(picture, Picture::Later);
        let told = Told {
            name: profile.display_name,
            picture_url: if later { user.picture_url.clone() } else { profile.picture_url },
            photo,
            status_message: profile.status_message,
            language: profile.language,
        };
        line_users::told(tx.conn(), &user.id, &told, self.now()).await?;
        if later && let (Some(at), tries) = Again::Later.next(self, due.attempts) {
            line_users::not_told(tx.conn(), &user.id, (Some(at), tries), self.now()).await?;
        }
        if told.name != user.name || told.photo != user.photo {
            for room in rooms::line_name_changed(tx.conn(), &user.id, &fold(&told.name)).await? {
                tx.changed(Change::Messages(room.clone()));
                tx.changed(Change::Room(room));
            }
            for room in store::room_members::groups_of(tx.conn(), &user.id).await? {
                tx.changed(Change::Messages(room.clone()));
                tx.changed(Change::Room(room));
            }
            tx.changed(Change::Invitations);
            self.line_name_changed(&mut tx, &user.id, &told.name).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Who blocked the account is told by nobody; asked again when they act.
    async fn profile_not_told(&self, due: &ProfileDue, next: (Option<UtcMs>, u32)) -> Result<()> {
        let mut tx = self.store.begin().await?;
        line_users::not_told(tx.conn(), &due.user.id, next, self.now()).await?;
        Ok(tx.commit().await?)
    }
}

async fn ask(client: &Client, due: &ProfileDue) -> std::result::Result<Profile, line::Error> {
    let user = due.user.id.as_str();
    let member = match &due.group {
        None => return client.profile(user).await,
        Some((group, kind)) if kind == "group" => client.group_member_profile(group, user).await?,
        Some((room, _)) => client.room_member_profile(room, user).await?,
    };
    Ok(Profile {
        user_id: member.user_id,
        display_name: member.display_name,
        picture_url: member.picture_url,
        status_message: None,
        language: None,
    })
}
