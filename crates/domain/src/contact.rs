//! A person's record in the address book, checked at the edge (R12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::closed_set::closed_sets;
use crate::form::{FieldError, FieldErrorCode};
use crate::limits::LIMITS;

closed_sets! {
    /// Who sees a contact besides its owner and holders (R14).
    pub enum Sharing {
        /// Nobody else.
        Private,
        /// Chosen members.
        Chosen,
        /// The whole company.
        Everyone,
    }
}

/// A phone number or e-mail address with what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Labelled {
    /// What it is for, in the member's words; may be empty.
    pub label: String,
    /// The number or address.
    pub value: String,
}

/// What a member can edit on a contact. Photo and nickname are not here: LINE owns them (R12).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ContactFields {
    /// The name the company uses.
    pub name: String,
    /// How the name is read (furigana); names sort by it.
    pub reading: String,
    /// At most 100.
    pub phones: Vec<Labelled>,
    /// At most 100.
    pub emails: Vec<Labelled>,
    /// Where the person works.
    pub company: String,
    /// Department there.
    pub department: String,
    /// Position there.
    pub title: String,
    /// Postal address, free form.
    pub address: String,
    /// Where the person or the company is on the web, as it is written; shown as text.
    pub website: String,
    /// `YYYY-MM-DD`, or `--MM-DD` of whom the year is not known; or none.
    pub birthday: Option<String>,
    /// Free text, at most 4,000 characters.
    pub memo: String,
    /// At most 30 characters each, at most 50.
    pub tags: Vec<String>,
}

impl ContactFields {
    /// The fields trimmed, empty rows left out.
    ///
    /// # Errors
    /// Every field that is wrong, so that the form can show them together.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let fields = self.trimmed();
        let mut errors = Vec::new();
        fields.check_texts(&mut errors);
        fields.check_rows(&mut errors);
        if fields.birthday.as_deref().is_some_and(|day| !is_date(day)) {
            errors.push(FieldError::new("birthday", FieldErrorCode::NotADate));
        }
        if errors.is_empty() { Ok(fields) } else { Err(errors) }
    }

    fn trimmed(self) -> Self {
        let t = |s: String| s.trim().to_owned();
        let rows = |rows: Vec<Labelled>| -> Vec<Labelled> {
            rows.into_iter()
                .map(|r| Labelled { label: t(r.label), value: t(r.value) })
                .filter(|r| !r.value.is_empty())
                .collect()
        };
        let mut tags: Vec<String> = self.tags.into_iter().map(t).filter(|tag| !tag.is_empty()).collect();
        tags.sort();
        tags.dedup();
        Self {
            name: t(self.name),
            reading: t(self.reading),
            phones: rows(self.phones),
            emails: rows(self.emails),
            company: t(self.company),
            department: t(self.department),
            title: t(self.title),
            address: t(self.address),
            website: t(self.website),
            birthday: self.birthday.map(t).filter(|day| !day.is_empty()),
            memo: t(self.memo),
            tags,
        }
    }

    fn check_texts(&self, errors: &mut Vec<FieldError>) {
        if self.name.is_empty() {
            errors.push(FieldError::new("name", FieldErrorCode::Required));
        }
        // Named one by one: a new field asks here for its limit.
        let Self {
            name,
            reading,
            phones: _,
            emails: _,
            company,
            department,
            title,
            address,
            website,
            birthday: _,
            memo,
            tags: _,
        } = self;
        let texts = [
            ("name", name, LIMITS.name),
            ("reading", reading, LIMITS.name),
            ("company", company, LIMITS.organisation),
            ("department", department, LIMITS.organisation),
            ("title", title, LIMITS.organisation),
            ("address", address, LIMITS.address),
            ("website", website, LIMITS.website),
            ("memo", memo, LIMITS.memo),
        ];
        let long = texts.into_iter().filter(|(_, text, most)| text.chars().count() > *most);
        errors.extend(long.map(|(field, _, _)| FieldError::new(field, FieldErrorCode::TooLong)));
    }

    fn check_rows(&self, errors: &mut Vec<FieldError>) {
        // A phone is kept as it was written, extension and all: the window marks what cannot be dialled.
        for (list, rows, fits, code) in [
            ("phones", &self.phones, fits_phone as fn(&str) -> bool, FieldErrorCode::TooLong),
            ("emails", &self.emails, is_email, FieldErrorCode::NotAnEmail),
        ] {
            if rows.len() > LIMITS.labelled_rows {
                errors.push(FieldError::new(list, FieldErrorCode::TooMany));
            }
            let wrong = rows.iter().enumerate().filter(|(_, row)| !fits(&row.value));
            errors.extend(wrong.map(|(i, _)| FieldError::new(format!("{list}.{i}"), code)));
        }
        if self.tags.len() > LIMITS.tags {
            errors.push(FieldError::new("tags", FieldErrorCode::TooMany));
        }
        if self.tags.iter().any(|tag| tag.chars().count() > LIMITS.tag) {
            errors.push(FieldError::new("tags", FieldErrorCode::TooLong));
        }
    }
}

fn fits_phone(value: &str) -> bool {
    value.chars().count() <= LIMITS.phone
}

/// One @ with something on both sides and no space: Japanese carriers issued addresses that
/// stricter checks refuse (`taro..x@docomo.ne.jp`).
fn is_email(value: &str) -> bool {
    value.chars().count() <= LIMITS.email
        && !value.chars().any(char::is_whitespace)
        && matches!(value.split_once('@'), Some((local, host)) if !local.is_empty() && host.len() > 1 && !host.contains('@'))
}

fn is_date(day: &str) -> bool {
    let parts: Vec<&str> = day.split('-').collect();
    // ISO 8601 writes a day of no year as `--MM-DD`; 29 February is one, so the year is taken for a leap one.
    let (year, month, date) = match parts[..] {
        [year, month, date] if year.len() == 4 => (year, month, date),
        ["", "", month, date] => ("2000", month, date),
        _ => return false,
    };
    if month.len() != 2 || date.len() != 2 {
        return false;
    }
    let (Ok(year), Ok(month), Ok(date)) = (year.parse::<u32>(), month.parse::<u32>(), date.parse::<u32>())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&date) && year >= 1800
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> ContactFields {
        ContactFields { name: name.into(), ..ContactFields::default() }
    }

    #[test]
    fn r12_a_contact_needs_a_name_and_nothing_else() {
        assert!(named("Mio").checked().is_ok());
        let errors = named("  ").checked().expect_err("a blank name is refused");
        assert_eq!(errors, [FieldError::new("name", FieldErrorCode::Required)]);
    }

    #[test]
    fn r12_every_wrong_field_is_named_at_once() {
        let fields = ContactFields {
            phones: vec![Labelled { label: String::new(), value: "0".repeat(LIMITS.phone + 1) }],
            emails: vec![Labelled { label: String::new(), value: "mio at example".into() }],
            birthday: Some("2001-02-29".into()),
            ..named("Mio")
        };
        let fields: Vec<String> =
            fields.checked().expect_err("three are wrong").into_iter().map(|e| e.field).collect();
        assert_eq!(fields, ["phones.0", "emails.0", "birthday"]);
    }

    #[test]
    fn a_phone_number_is_kept_as_it_was_written_whether_it_can_be_dialled_or_not() {
        for phone in [
            "090−1234−5678",
            "03-1234-5678 内線 12",
            "03-1234-5678（代）",
            "03・1234・5678",
            "090-1234\u{200b}-5678",
            "tel:+81312345678",
            "๐๘๑-๒๓๔-๕๖๗๘",
            "０９０ー１２３４ー５６７８",
            "ask at the desk",
        ] {
            let phones = vec![Labelled { label: String::new(), value: phone.into() }];
            let kept = ContactFields { phones, ..named("Mio") }.checked().expect(phone);
            assert_eq!(kept.phones[0].value, phone);
        }
    }

    #[test]
    fn email_addresses_as_carriers_issued_them_are_valid() {
        assert!(is_email("taro..x@docomo.ne.jp"));
    }

    #[test]
    fn a_birthday_may_have_no_year() {
        for day in ["--04-23", "--02-29", "1991-04-23"] {
            assert!(is_date(day), "{day}");
        }
        for day in ["--02-30", "-04-23", "--4-23", "---04-23", "04-23", "--04-23-1"] {
            assert!(!is_date(day), "{day}");
        }
    }

    #[test]
    fn empty_rows_of_the_form_are_left_out() {
        let fields = ContactFields {
            phones: vec![Labelled { label: "mobile".into(), value: " ".into() }],
            ..named("Mio")
        };
        assert!(fields.checked().expect("an empty row is not an error").phones.is_empty());
    }
}
