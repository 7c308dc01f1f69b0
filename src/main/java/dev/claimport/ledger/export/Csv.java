package dev.claimport.ledger.export;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import java.util.List;

/** Attempts as the rows of a table (RFC 4180). */
public final class Csv {

    private static final List<String> COLUMNS = List.of("run", "start", "offset", "outcome", "seconds", "serial", "model", "firmware", "thing", "certificate", "claims",
            "failure", "step", "attempt", "operator", "station", "slot", "batch", "order", "part_number", "revision", "account", "region", "template",
            "template_version", "profile", "port", "log", "first_record", "last_record");

    private Csv() {}

    /** The line above all. */
    public static String header() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    public static String row(Attempt attempt) {
        var end = attempt.ended();
        var workplace = attempt.workplace();
        var device = attempt.device();
        List<String> cells = List.of(attempt.run(), attempt.start().toString(), attempt.outcome(), end.map(known -> known.took().toMillis() / 1000.0 + "").orElse(""),
                device.serial(), device.model(), device.firmware(), end.map(Attempt.End::thing).orElse(""), end.map(Attempt.End::certificateId).orElse(""),
                String.join(" ", attempt.claims()), end.flatMap(Attempt.End::cause).map(Cause::failure).orElse(""), end.map(Attempt.End::failedStep).orElse(""),
                Long.toString(device.ordinal()), workplace.operator(), workplace.station(), workplace.slot(), workplace.batch(), workplace.order(),
                workplace.partNumber(), workplace.revision(), workplace.account(), workplace.region(), attempt.template(), attempt.templateVersion(),
                device.profile(), device.port(), attempt.log(), Long.toString(attempt.records().getFirst().index()),
                Long.toString(attempt.records().getLast().index())).stream().map(Csv::cell).toList();
        return String.join(",", cells.subList(0, 2)) + "," + offset(attempt.offset()) + "," + String.join(",", cells.subList(2, cells.size())) + "\r\n";
    }

    /** Of UTC, as it is: programs read it, and what it becomes in a spreadsheet is a time. */
    private static String offset(String offset) {
        return offset.matches("[+-]\\d\\d:\\d\\d") ? offset : cell(offset);
    }

    /** What devices say of themselves must not become a formula in a spreadsheet: an apostrophe before it makes it text there. */
    static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
