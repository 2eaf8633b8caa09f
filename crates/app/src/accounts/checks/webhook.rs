//! The checks of the webhook: does LINE know its URL, does it call it, and do calls arrive here rightly signed?

use domain::account::{CheckCode, CheckName, CheckState};
use line::{Client, ErrorKind, WebhookEndpoint, WebhookTest, WebhookTestReason};
use store::account_checks::{self, AccountCheck};
use store::line_accounts::LineAccount;
use url::Url;

use super::findings::{Finding, saved};
use super::run::Checks;
use crate::Result;
use crate::accounts::webhook_accounts::RequestCounts;

/// How long it is shown that LINE had another URL, in ms: a day.
const SHOWN_MS: i64 = 24 * 60 * 60 * 1000;
/// How much of a URL or a sentence from outside is kept.
const MOST_CHARS: usize = 500;

impl Checks {
    /// Whether there is an address to be found under.
    pub(super) async fn public_address_check(&self) -> Result<Finding> {
        let name = CheckName::PublicAddress;
        if self.addresses.webhook_server.get().is_none() {
            return Ok(Finding::new(name, CheckState::Failed, CheckCode::DoorClosed));
        }
        let base = self.addresses.public_base(&mut self.store.read().await?).await?;
        Ok(match base {
            Some(_) => Finding::ok(name),
            None => Finding::new(name, CheckState::Failed, CheckCode::Missing),
        })
    }

    /// Whether LINE has our webhook URL, which it is given if not, and whether it uses it. With the URL, when LINE
    /// has it now.
    pub(super) async fn webhook_url_checks(
        &self,
        account: &LineAccount,
        client: &Client,
    ) -> Result<(Option<Url>, Vec<Finding>)> {
        let name = CheckName::WebhookUrl;
        let known = match client.webhook_endpoint().await {
            Ok(known) => known,
            Err(error) => return Ok((None, vec![Finding::unanswered(name, &error)])),
        };
        let Some(url) = self.addresses.webhook_url(&mut self.store.read().await?, &account.id).await? else {
            let finding = Finding::new(name, CheckState::Unknown, CheckCode::NotSet);
            return Ok((None, with_use(finding, known.as_ref())));
        };
        if known.as_ref().is_some_and(|known| known.endpoint == url.as_str()) {
            let finding = self.recent_url_finding(account).await?.unwrap_or_else(|| Finding::ok(name));
            return Ok((Some(url), with_use(finding, known.as_ref())));
        }
        self.register(account, client, url, known.as_ref()).await
    }

    async fn register(
        &self,
        account: &LineAccount,
        client: &Client,
        url: Url,
        was: Option<&WebhookEndpoint>,
    ) -> Result<(Option<Url>, Vec<Finding>)> {
        let name = CheckName::WebhookUrl;
        match client.set_webhook_endpoint(url.as_str()).await {
            Ok(()) => {}
            Err(error) if error.kind == ErrorKind::BadRequest => {
                let refused = Finding::new(name, CheckState::Failed, CheckCode::Refused).in_words_of(&error);
                return Ok((None, vec![refused]));
            }
            Err(error) => return Ok((None, vec![Finding::unanswered(name, &error)])),
        }
        let finding = match was {
            None => Finding::ok(name),
            Some(was) => self.replaced(account, &was.endpoint).await?.with("was", short(&was.endpoint)),
        };
        // Whether it is used is known with the URL that is used.
        let known = client.webhook_endpoint().await.ok().flatten();
        Ok((Some(url), with_use(finding, known.as_ref())))
    }

    /// What it means that LINE had another URL. Somebody else's, after it was ours, may be a second program that wants
    /// this account's messages: two that take them from each other lose some.
    async fn replaced(&self, account: &LineAccount, was: &str) -> Result<Finding> {
        let name = CheckName::WebhookUrl;
        let known = self.known_about_url(account).await?;
        let was_ours = known.as_ref().is_some_and(|row| row.ok_at.is_some());
        if !was_ours || self.addresses.is_ours(account, was) {
            return Ok(Finding::new(name, CheckState::Ok, CheckCode::Registered));
        }
        let again = known.is_some_and(|row| matches!(row.code, CheckCode::TakenBack | CheckCode::Contested));
        Ok(match again {
            false => Finding::new(name, CheckState::Warning, CheckCode::TakenBack),
            true => Finding::new(name, CheckState::Failed, CheckCode::Contested),
        })
    }

    /// That LINE had another URL is shown for a day, not only until the next check.
    async fn recent_url_finding(&self, account: &LineAccount) -> Result<Option<Finding>> {
        let row = self.known_about_url(account).await?.filter(|row| {
            let shown =
                matches!(row.code, CheckCode::Registered | CheckCode::TakenBack | CheckCode::Contested);
            shown && self.environment.now().since(row.since_at) < SHOWN_MS
        });
        Ok(row.as_ref().map(saved))
    }

    async fn known_about_url(&self, account: &LineAccount) -> Result<Option<AccountCheck>> {
        let rows = account_checks::of_account(&mut self.store.read().await?, &account.id).await?;
        Ok(rows.into_iter().find(|row| row.name == CheckName::WebhookUrl))
    }

    /// Has LINE call this computer. A tunnel that was started again often has another address: when LINE reaches this
    /// computer there and no longer under the one it has, that one is kept for an administrator to look at (decision 19).
    /// Any program can listen where tunnel programs tell of themselves.
    pub(super) async fn webhook_checks(
        &self,
        account: &LineAccount,
        client: &Client,
        url: &Url,
    ) -> Result<Vec<Finding>> {
        let findings = self.webhook_test(account, client, url).await?;
        let Some(test) = findings.first() else { return Ok(findings) };
        if test.state == CheckState::Ok {
            self.addresses.keep_found(None).await?;
        } else if test.state == CheckState::Failed || test.code == CheckCode::NotVerified {
            let found = self.verified_tunnel(account, client).await?;
            self.addresses.keep_found(found.as_ref()).await?;
        }
        Ok(findings)
    }

    /// Another tunnel of this computer through which LINE's test of this account arrives.
    async fn verified_tunnel(&self, account: &LineAccount, client: &Client) -> Result<Option<Url>> {
        for base in self.addresses.other_tunnels().await? {
            let Some(url) = self.addresses.webhook_url_below(&base, &account.id) else { continue };
            let test = self.webhook_test(account, client, &url).await?;
            if test.first().is_some_and(|test| test.state == CheckState::Ok) {
                return Ok(Some(base));
            }
        }
        Ok(None)
    }

    /// Has LINE call the webhook server once, and compares what LINE says with the requests counted there. The test
    /// first; then the signature, if anything came.
    async fn webhook_test(&self, account: &LineAccount, client: &Client, url: &Url) -> Result<Vec<Finding>> {
        let before = self.webhook_accounts.request_counts(&account.id);
        let answer = client.test_webhook_endpoint(Some(url.as_str())).await;
        let counts = self.webhook_accounts.request_counts(&account.id).since(before);
        let refused = answer.as_ref().is_ok_and(|test| wrongly_signed(test, counts));
        let test = match answer {
            Ok(test) => reached(&test, counts),
            Err(error) if matches!(error.kind, ErrorKind::RateLimited { .. }) => {
                Finding::new(CheckName::WebhookTest, CheckState::Unknown, CheckCode::TooOften)
            }
            Err(error) => Finding::unanswered(CheckName::WebhookTest, &error),
        };
        Ok([Some(test), signature(counts, refused)].into_iter().flatten().collect())
    }
}

/// What was found, and whether LINE sends anything to the URL it has; without one nobody knows.
fn with_use(finding: Finding, known: Option<&WebhookEndpoint>) -> Vec<Finding> {
    let name = CheckName::UseWebhook;
    let uses = known.map(|known| match known.active {
        true => Finding::ok(name),
        false => Finding::new(name, CheckState::Failed, CheckCode::Off),
    });
    [Some(finding), uses].into_iter().flatten().collect()
}

/// Whether LINE reaches this computer. Its test has arrived only when a test that is rightly signed has: whoever answers
/// at a wrong address can post anything else here at the same moment.
fn reached(test: &WebhookTest, counts: RequestCounts) -> Finding {
    let name = CheckName::WebhookTest;
    let signed = counts.tests + counts.verified > 0;
    let finding = match test.success {
        true if counts.tests > 0 => return Finding::ok(name),
        true => Finding::new(name, CheckState::Failed, CheckCode::WrongPlace),
        false if wrongly_signed(test, counts) => {
            Finding::new(name, CheckState::Unknown, CheckCode::NotVerified)
        }
        false if signed && test.reason == WebhookTestReason::ErrorStatusCode => {
            Finding::new(name, CheckState::Failed, CheckCode::DoorError)
        }
        false => Finding::new(name, CheckState::Failed, code(&test.reason)),
    };
    finding.with("status", test.status_code).with("detail", short(&test.detail))
}

/// Whether LINE was told that its test is wrongly signed, and a wrongly signed request was refused here. A hint, no proof.
fn wrongly_signed(test: &WebhookTest, counts: RequestCounts) -> bool {
    test.status_code == 401 && counts.refused > 0 && counts.tests + counts.verified == 0
}

fn code(reason: &WebhookTestReason) -> CheckCode {
    match reason {
        WebhookTestReason::CouldNotConnect => CheckCode::CouldNotConnect,
        WebhookTestReason::RequestTimeout => CheckCode::RequestTimeout,
        WebhookTestReason::ErrorStatusCode => CheckCode::ErrorStatusCode,
        WebhookTestReason::Ok | WebhookTestReason::Unclassified | WebhookTestReason::Unknown(_) => {
            CheckCode::Unclassified
        }
    }
}

/// Whose secret LINE signs with; `refused`: LINE was told that its test is not signed rightly. None when nothing of
/// LINE's has arrived: then it is as it was known before.
fn signature(counts: RequestCounts, refused: bool) -> Option<Finding> {
    let name = CheckName::Signature;
    if counts.tests + counts.verified > 0 {
        return Some(Finding::ok(name));
    }
    refused.then(|| Finding::new(name, CheckState::Failed, CheckCode::WrongSecret))
}

fn short(text: &str) -> String {
    text.chars().take(MOST_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(success: bool, status_code: i32, reason: &str) -> WebhookTest {
        WebhookTest {
            success,
            timestamp: String::new(),
            status_code,
            reason: WebhookTestReason::parse(reason),
            detail: String::new(),
        }
    }

    #[test]
    fn the_webhook_check_compares_lines_test_with_the_observed_signatures() {
        let (nothing, right, other, wrong) = (
            RequestCounts::default(),
            RequestCounts { tests: 1, verified: 0, refused: 3 },
            RequestCounts { tests: 0, verified: 2, refused: 0 },
            RequestCounts { tests: 0, verified: 0, refused: 1 },
        );
        let cases = [
            (answered(true, 200, "OK"), right, CheckCode::Ok),
            (answered(true, 200, "OK"), nothing, CheckCode::WrongPlace),
            (answered(true, 200, "OK"), wrong, CheckCode::WrongPlace),
            (answered(true, 200, "OK"), other, CheckCode::WrongPlace),
            (answered(false, 401, "ERROR_STATUS_CODE"), wrong, CheckCode::NotVerified),
            (answered(false, 401, "ERROR_STATUS_CODE"), nothing, CheckCode::ErrorStatusCode),
            (answered(false, 503, "ERROR_STATUS_CODE"), nothing, CheckCode::ErrorStatusCode),
            (answered(false, 503, "ERROR_STATUS_CODE"), wrong, CheckCode::ErrorStatusCode),
            (answered(false, 500, "ERROR_STATUS_CODE"), right, CheckCode::DoorError),
            (answered(false, 0, "COULD_NOT_CONNECT"), nothing, CheckCode::CouldNotConnect),
            (answered(false, 0, "REQUEST_TIMEOUT"), right, CheckCode::RequestTimeout),
            (answered(false, 0, "SOMETHING_NEW"), nothing, CheckCode::Unclassified),
        ];
        for (test, counts, code) in cases {
            let found = reached(&test, counts);
            assert_eq!(found.code, code, "{test:?} {counts:?}");
            assert_eq!(found.state == CheckState::Ok, code == CheckCode::Ok, "{found:?}");
        }
        let signed = |counts, refused| signature(counts, refused).map(|finding| finding.code);
        assert_eq!(signed(right, false), Some(CheckCode::Ok));
        assert_eq!(signed(other, false), Some(CheckCode::Ok));
        assert_eq!(signed(wrong, true), Some(CheckCode::WrongSecret));
        assert_eq!(signed(wrong, false), None, "it was a stranger's");
    }
}
