//! What an audit finds of the database itself.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::fault::Fault;
use crate::sql::{Sql, all};
use crate::{Finding, FindingKind};

/// The columns, indexes and conditions that the migrations make, a line each, as [`facts`] lists them.
const MADE: &str = include_str!("../../migrations/postgres/tables.txt");

/// What there is in the schema, in words that are the same in every version of PostgreSQL.
const FACTS: &str = "
    SELECT format('column %s.%s %s%s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN ' not null' ELSE '' END)
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE t.relnamespace = to_regnamespace(quote_ident(current_schema())) AND t.relkind = 'r'
      AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT format('%s %s on %s using %s (%s)', CASE WHEN i.indisunique THEN 'unique index' ELSE 'index' END,
                  x.relname, t.relname, m.amname,
                  (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n)
                   FROM generate_series(1, i.indnkeyatts) n))
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
         JOIN pg_am m ON m.oid = x.relam
    WHERE t.relnamespace = to_regnamespace(quote_ident(current_schema())) AND i.indisvalid
    UNION ALL
    SELECT format('%s %s on %s', CASE c.contype WHEN 'p' THEN 'primary key' WHEN 'f' THEN 'reference'
                                                WHEN 'c' THEN 'check' ELSE 'constraint' END, c.conname, t.relname)
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.connamespace = to_regnamespace(quote_ident(current_schema())) AND c.contype IN ('p', 'f', 'c', 'u')";

/// The facts of this schema.
pub(super) fn facts(sql: &dyn Sql) -> Result<BTreeSet<String>, Fault> {
    Ok(all(sql, FACTS, &[], |row| Ok(row.text(0)?.into_owned()))?.into_iter().collect())
}

/// The tables, indexes and conditions must be those that the migrations make.
pub(super) fn tables(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let here = facts(sql)?;
    findings.extend(MADE.lines().filter(|fact| !here.contains(*fact)).map(|fact| Finding {
        kind: FindingKind::Database,
        subject: fact.to_owned(),
        problem: "is missing, or is not the one that this program makes".into(),
    }));
    Ok(())
}

/// Rows that refer to what is not there. The conditions forbid them; a damaged index, or whoever turned the conditions
/// off, does not.
pub(super) fn dangling(sql: &dyn Sql) -> Result<Vec<(String, i64, String)>, Fault> {
    let mut found = Vec::new();
    for (table, key, column, parent) in [
        ("texts", "document", "document", "documents"),
        ("claims", "key", "document", "documents"),
        ("claims", "key", "name", "names"),
        ("squads", "key", "name", "names"),
        ("bands", "document", "document", "documents"),
        ("copies", "document", "document", "documents"),
        ("copies", "document", "original", "documents"),
        ("not_compared", "document", "document", "documents"),
    ] {
        let statement = format!(
            "SELECT c.{key} FROM {table} c WHERE NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.key = c.{column})"
        );
        sql.walk(&statement, &[], &mut |row| {
            found.push((table.to_owned(), row.number(0)?, parent.to_owned()));
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(found)
}
