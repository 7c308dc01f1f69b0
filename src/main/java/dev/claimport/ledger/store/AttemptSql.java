package dev.claimport.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The question for attempts, so that it takes as long for a million as for ten. Words that few begin with are found by their own indices;
 * words that many begin with are met soon, from the latest on.
 */
public enum AttemptSql {
    SQLITE("%s", "?", " INDEXED BY attempt_started"),
    POSTGRES("lower(%s)", "?::uuid", "");

    /** Up to so many are found by their words and then sorted by time. */
    private static final int FEW = 2_000;
    /** Higher than any character that ends a word. */
    private static final String END = "\uFFFF";
    private static final Pattern ENGLISH_CAPITAL = Pattern.compile("[A-Z]");
    private static final List<String> COLUMNS = List.of("serial", "thing", "certificate");

    private final String folded;
    private final String run;
    private final String walk;

    /** @param folded how a column is compared whatever its case @param run how a run's id is given @param walk by what the latest come first */
    AttemptSql(String folded, String run, String walk) {
        this.folded = folded;
        this.run = run;
        this.walk = walk;
    }

    /** A question with its values. */
    public record Question(String sql, List<Object> values) {}

    /** @param count answers a question whose answer is a number */
    public Question of(AttemptQuery query, ToLongFunction<Question> count) {
        List<AttemptQuery.Condition> rest = query.conditions(run);
        String order = " ORDER BY started DESC, run DESC LIMIT " + query.most();
        if (query.words().isEmpty()) {
            return question("SELECT * FROM attempt" + where(rest) + order, rest);
        }
        List<AttemptQuery.Condition> begins = COLUMNS.stream().map(column -> begins(column, query.words())).toList();
        if (begins.stream().allMatch(one -> count.applyAsLong(question("SELECT count(*) FROM (SELECT 1 FROM attempt WHERE " + one.sql() + " LIMIT " + (FEW + 1) + ") AS few",
                List.of(one))) <= FEW)) {
            List<AttemptQuery.Condition> all = new ArrayList<>();
            begins.forEach(one -> Stream.concat(Stream.of(one), rest.stream()).forEach(all::add));
            String found = begins.stream().map(one -> "SELECT * FROM attempt" + where(Stream.concat(Stream.of(one), rest.stream()).toList())).collect(Collectors.joining(" UNION "));
            return question("SELECT * FROM (" + found + ") AS found" + order, all);
        }
        List<AttemptQuery.Condition> all = new ArrayList<>(rest);
        all.add(new AttemptQuery.Condition("(" + begins.stream().map(AttemptQuery.Condition::sql).collect(Collectors.joining(" OR ")) + ")",
                begins.stream().flatMap(one -> one.values().stream()).toList()));
        return question("SELECT * FROM attempt" + walk + where(all) + order, all);
    }

    private AttemptQuery.Condition begins(String column, String words) {
        String compared = String.format(folded, column);
        String from = small(words);
        return new AttemptQuery.Condition("(" + compared + " >= ? AND " + compared + " < ?)", List.of(from, from + END));
    }

    /** As both databases fold: the letters of English alone (sqlite.org/datatype3.html, NOCASE; PostgreSQL's lower where the collation is "C"). */
    private static String small(String words) {
        return ENGLISH_CAPITAL.matcher(words).replaceAll(capital -> capital.group().toLowerCase(Locale.ROOT));
    }

    private static String where(List<AttemptQuery.Condition> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + conditions.stream().map(AttemptQuery.Condition::sql).collect(Collectors.joining(" AND "));
    }

    private static Question question(String sql, List<AttemptQuery.Condition> conditions) {
        return new Question(sql, conditions.stream().flatMap(one -> one.values().stream()).toList());
    }
}
