//! Who people are: their name and picture on LINE, kept in sync (R12).

use domain::room::LineSourceKind;
use domain::stranger;
use domain::text::fold;
use line::{Client, ErrorKind, Profile};
use store::NextAttempt;
use store::line_users;
use store::profiles_due::{self, ProfileDue};
use store::{Change, rooms};

use super::fetching::Fetching;
use super::picture::Picture;
use super::retry::Retry;
use crate::Result;
use crate::contacts::contact::line_name_changed;

impl Fetching {
    pub(super) async fn fetch_profile(&self, due: &ProfileDue) -> Result<()> {
        let Some(client) = self.client_of(&due.account).await? else {
            return self
                .postpone_profile(due, Retry::WhenBack.next(self.environment.now(), due.attempts))
                .await;
        };
        match ask(&client, due).await {
            Ok(profile) => self.save_profile(due, profile).await,
            Err(error) => {
                let retry = self.retry_after(&due.account, &error).await?;
                let mut next = retry.next(self.environment.now(), due.attempts);
                // Only LINE's own word makes somebody unknown.
                if next.due_at.is_none() && error.kind != ErrorKind::NotFound {
                    next.attempts = 0;
                }
                self.postpone_profile(due, next).await
            }
        }
    }

    async fn save_profile(&self, due: &ProfileDue, profile: Profile) -> Result<()> {
        let user = &due.user;
        let url = profile.picture_url.as_deref();
        let picture = self.picture(url, user.picture_url.as_deref(), user.photo.as_ref()).await?;
        let mut tx = self.store.begin().await?;
        let photo = picture.keep(&mut tx, user.photo.as_ref(), self.environment.now()).await?;
        let later = matches!(picture, Picture::Later);
        let new = line_users::Profile {
            name: stranger::name(&profile.display_name),
            picture_url: if later { user.picture_url.clone() } else { profile.picture_url },
            photo,
            status_message: profile.status_message.map(|words| stranger::plain(&words)),
            language: profile.language,
        };
        line_users::save_profile(tx.conn(), &user.id, &new, self.environment.now()).await?;
        let next = Retry::Later.next(self.environment.now(), due.attempts);
        if later && next.due_at.is_some() {
            profiles_due::postpone(tx.conn(), &user.id, next, self.environment.now()).await?;
        }
        if new.name != user.name || new.photo != user.photo {
            for room in rooms::set_search_key(tx.conn(), &user.id, &fold(&new.name)).await? {
                tx.changed(Change::Messages(room.clone()));
                tx.changed(Change::Room(room));
            }
            for room in store::room_members::groups_of(tx.conn(), &user.id).await? {
                tx.changed(Change::Messages(room.clone()));
                tx.changed(Change::Room(room));
            }
            tx.changed(Change::Invitations);
            line_name_changed(&mut tx, &user.id, &new.name, self.environment.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Of who blocked the account LINE gives no profile; it is asked again when they act.
    async fn postpone_profile(&self, due: &ProfileDue, next: NextAttempt) -> Result<()> {
        let mut tx = self.store.begin().await?;
        profiles_due::postpone(tx.conn(), &due.user.id, next, self.environment.now()).await?;
        Ok(tx.commit().await?)
    }
}

async fn ask(client: &Client, due: &ProfileDue) -> std::result::Result<Profile, line::Error> {
    let user = due.user.id.as_str();
    let member = match &due.group {
        None => return client.profile(user).await,
        Some(group) => match group.kind {
            LineSourceKind::Group => client.group_member_profile(&group.line_id, user).await?,
            // Only groups and rooms have members; `User` cannot be here.
            LineSourceKind::Room | LineSourceKind::User => {
                client.room_member_profile(&group.line_id, user).await?
            }
        },
    };
    Ok(Profile {
        user_id: member.user_id,
        display_name: member.display_name,
        picture_url: member.picture_url,
        status_message: None,
        language: None,
    })
}
