//! The features, one by one.

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $slug:literal),+ $(,)?) => {
        /// What a forecast looks at. NaN stands for what does not exist or is not known.
        ///
        /// "Now" is the moment at which the notice was seen; "raised" is when the absence was first flagged (where that is not told,
        /// the earliest moment at which the notice can have appeared, or now). A match counts once it has ended, three hours
        /// after its kickoff. Days are of 24 hours and may be broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Feature { $($(#[$doc])* $name),+ }
        impl Feature {
            /// All of them, in the order of a row.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// The name in a model and in tables.
            pub const fn slug(self) -> &'static str { match self { $(Self::$name => $slug),+ } }
        }
    };
}

features! {
    // The notice.
    /// What it says of the return: 0 a day, 1 a chance, 2 unknown.
    Kind = "kind",
    /// The chance that it states, per cent.
    Chance = "chance",
    /// Days from now to the day that it names.
    ToStated = "to_stated",
    /// Days from raised to the day that it names.
    RaisedToStated = "raised_to_stated",
    /// The complaint (category).
    Complaint = "complaint",
    /// The position: 0 goalkeeper, 1 defender, 2 midfielder, 3 forward, 4 not told.
    Position = "position",
    /// Whether the player is called doubtful rather than out: 0 or 1.
    Doubtful = "doubtful",
    /// Days since raised.
    SinceRaised = "since_raised",
    /// Days since the notice can first have appeared.
    SinceAfter = "since_after",
    /// The list's chance for the match next when it was raised, per cent.
    ChanceThis = "chance_this",
    /// The list's chance for the match after, per cent.
    ChanceNext = "chance_next",
    /// Place among the texts of one flag, from 1.
    Number = "number",

    // The fixtures.
    /// Days to the team's next match.
    ToNext = "to_next",
    /// Days from the next match to the one after.
    NextGap = "next_gap",
    /// Matches left in the season.
    MatchesLeft = "matches_left",
    /// Matches of the season whose kickoff is past.
    MatchesGone = "matches_gone",
    /// Day of the week, now: 0 Monday to 6 Sunday (UTC).
    Weekday = "weekday",
    /// Day of the week of the next match.
    NextWeekday = "next_weekday",
    /// Days to the last match of the season.
    ToEnd = "to_end",
    /// Matches within the next 14 days.
    Matches14 = "matches_14",

    // What was said of this absence before: notices raised at the same moment.
    /// How many notices.
    Earlier = "earlier",
    /// What the last one said of the return, as `kind`; -1 where there is none or it said nothing.
    EarlierKind = "earlier_kind",
    /// The chance that the last one stated, per cent.
    EarlierChance = "earlier_chance",
    /// Days since the last one was seen.
    SinceEarlier = "since_earlier",
    /// How many different days of return were named.
    DaysNamed = "days_named",
    /// Days from now to the first day that was named.
    ToFirstNamed = "to_first_named",
    /// Days from now to the last day that was named before.
    ToLastNamed = "to_last_named",
    /// Days by which the day named has slipped since it was first named.
    Slip = "slip",
    /// Days by which it has slipped since it was last named.
    SlipLast = "slip_last",
    /// The highest chance of the list so far (`chance_next`), per cent.
    HighestChance = "highest_chance",
    /// Whether the last one named another complaint: 0 or 1.
    ComplaintChanged = "complaint_changed",
    /// The complaint that was named first (category).
    FirstComplaint = "first_complaint",

    // The player's matches.
    /// Days since the kickoff of the last match that the player took part in.
    SincePlayed = "since_played",
    /// Matches of the player's team missed since.
    MissedRun = "missed_run",
    /// Minutes in that match.
    LastMinutes = "last_minutes",
    /// Matches since raised.
    SinceRaisedMatches = "since_raised_matches",
    /// … of which the player took part in.
    SinceRaisedPlayed = "since_raised_played",
    /// Minutes in the last of them.
    SinceRaisedMinutes = "since_raised_minutes",
    /// Matches since the notice can have appeared.
    SinceAfterMatches = "since_after_matches",
    /// … of which the player took part in.
    SinceAfterPlayed = "since_after_played",
    /// Share of the minutes of the 3 matches up to the last that the player took part in.
    Share3 = "share_3",
    /// … of 5.
    Share5 = "share_5",
    /// … of 10.
    Share10 = "share_10",
    /// … of 20.
    Share20 = "share_20",
    /// … of 38.
    Share38 = "share_38",
    /// Share of the last 38 matches, absences included, that the player took part in.
    Took38 = "took_38",
    /// Share of the 10 matches up to the last taken part in in which the player played an hour or more.
    Starts10 = "starts_10",
    /// Share of this season's matches that the player took part in.
    SeasonShare = "season_share",
    /// Matches that are known of the player.
    MatchesKnown = "matches_known",
    /// Whether none of them was for this team: 0 or 1.
    NewTeam = "new_team",
    /// Matches in a row of an hour or more, up to the last taken part in.
    Streak = "streak",

    /// Days from the kickoff of the team's last match before raised to raised.
    RaisedAfterMatch = "raised_after_match",
    /// Minutes in that match: whether the player came off in it, or was missing already.
    RaisedMatchMinutes = "raised_match_minutes",
    /// Days from the kickoff of the last match before raised that the player took part in to raised.
    RaisedAfterPlayed = "raised_after_played",
    /// Minutes in that match.
    RaisedPlayedMinutes = "raised_played_minutes",

    // Earlier absences: notices raised at other moments, each until the next match with the player.
    /// How many.
    Absences = "absences",
    /// Share of the last 60 matches outside of absences that the player took part in (1.2 of 2.5 added).
    FitShare = "fit_share",
    /// How many these are.
    FitMatches = "fit_matches",
    /// Share of them of an hour or more (1 of 2.5 added).
    FitStarts = "fit_starts",
    /// Mean length of the absences for injury, days.
    MeanAbsence = "mean_absence",
    /// Absences for injury raised in the last 365 days.
    Absences365 = "absences_365",
    /// Days lost to them.
    Lost365 = "lost_365",
    /// Days from the end of the last to raised.
    SinceAbsence = "since_absence",
    /// Absences in which this complaint was named.
    SameComplaint = "same_complaint",

    // The team.
    /// Other players of the team flagged and not seen on the pitch since.
    TeamOut = "team_out",
    /// … of the player's position.
    TeamOutPosition = "team_out_position",
    /// Share of the minutes of the team's last 5 matches that others of the position had, summed over them.
    Rivals = "rivals",

    // The match that is asked about: these change from match to match.
    /// Place among the matches to come, from 0.
    Match = "match",
    /// Days from now to it.
    ToMatch = "to_match",
    /// Days from the match before it (for the first: from now).
    MatchGap = "match_gap",
    /// Days from the day that the notice names to it.
    StatedToMatch = "stated_to_match",
    /// Days from raised to it.
    RaisedToMatch = "raised_to_match",
    /// Days from the last day that was named before to it.
    LastNamedToMatch = "last_named_to_match",
    /// Days from the kickoff of the last match that the player took part in to it.
    PlayedToMatch = "played_to_match",
}

impl Feature {
    /// Whether its values are categories.
    pub const fn is_category(self) -> bool {
        matches!(self, Self::Complaint | Self::FirstComplaint)
    }

    /// Those of the match that is asked about. All but the gap only grow from match to match.
    pub const OF_MATCH: [Self; 7] = [
        Self::Match,
        Self::ToMatch,
        Self::MatchGap,
        Self::StatedToMatch,
        Self::RaisedToMatch,
        Self::LastNamedToMatch,
        Self::PlayedToMatch,
    ];
}
