package dev.claimport.ledger.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.Attempt.StepTaken;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.CRC32;

/** An attempt as the report of a test, in the JSON of programs that keep such reports. */
public final class TestReports {

    private static final String PROCEDURE = "claimport hand-over";
    private static final String NOT_KNOWN = "-";
    private static final double THOUSAND = 1000;
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private TestReports() {}

    /** OpenHTF's TestRecord. */
    public static ObjectNode openHtf(Attempt attempt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dut_id", attempt.device().serial()).put("station_id", attempt.workplace().station())
                .put("start_time_millis", attempt.start().toEpochMilli()).put("end_time_millis", end(attempt).toEpochMilli())
                .put("outcome", Verdict.of(attempt).name());
        ArrayNode details = json.putArray("outcome_details");
        cause(attempt).ifPresent(cause -> details.addObject().put("code", cause.failure()).put("description", cause.text()));
        ObjectNode metadata = json.putObject("metadata").put("test_name", PROCEDURE).put("test_version", attempt.templateVersion());
        Workplace workplace = attempt.workplace();
        metadata.put("operator_name", workplace.operator()).put("part_number", workplace.partNumber()).put("revision", workplace.revision())
                .put("batch_number", workplace.batch()).put("order", workplace.order()).put("slot", workplace.slot()).put("run_id", attempt.run())
                .put("thing", thing(attempt)).put("certificate_id", certificate(attempt)).put("template", attempt.template())
                .put("account", workplace.account()).put("region", workplace.region()).put("firmware", attempt.device().firmware())
                .put("attempt", attempt.device().ordinal());
        ArrayNode phases = json.putArray("phases");
        for (StepTaken step : attempt.steps()) {
            ObjectNode phase = phases.addObject().put("name", step.step()).put("start_time_millis", step.start().toEpochMilli())
                    .put("end_time_millis", end(step).toEpochMilli()).put("outcome", Verdict.of(step) == Verdict.PASS ? "PASS" : Verdict.of(step) == Verdict.FAIL ? "FAIL" : "ERROR");
            phase.putObject("measurements");
            phase.putObject("attachments");
        }
        json.putArray("log_records");
        return json;
    }

    /** WATS's report of a unit under test (WSJF). @param processCode which the server knows hand-overs by */
    public static ObjectNode wats(Attempt attempt, int processCode) {
        Workplace workplace = attempt.workplace();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "T").put("id", attempt.run()).put("pn", orNotKnown(workplace.partNumber(), attempt.device().model()))
                .put("sn", orNotKnown(attempt.device().serial(), "")).put("rev", orNotKnown(workplace.revision(), "")).put("processCode", processCode)
                .put("result", Verdict.of(attempt).wats()).put("machineName", workplace.station()).put("location", workplace.region()).put("purpose", PROCEDURE)
                .put("start", WITH_OFFSET.format(OffsetDateTime.ofInstant(attempt.start(), offset(attempt)))).put("startUTC", attempt.start().toString());
        ObjectNode root = json.putObject("root").put("id", 0).put("group", "M").put("stepType", "SequenceCall").put("name", PROCEDURE)
                .put("status", Verdict.of(attempt).wats()).put("totTime", took(attempt));
        ArrayNode steps = root.putArray("steps");
        int id = 1;
        for (StepTaken step : attempt.steps()) {
            ObjectNode taken = steps.addObject().put("id", id++).put("group", "M").put("stepType", "Action").put("name", step.step())
                    .put("status", Verdict.of(step).wats()).put("totTime", step.took().orElse(Duration.ZERO).toMillis() / THOUSAND);
            step.cause().ifPresent(cause -> taken.put("errorCode", number(cause.failure())).put("errorMessage", cause.failure() + ": " + cause.text()));
        }
        ObjectNode uut = json.putObject("uut").put("user", workplace.operator()).put("batchSN", workplace.batch()).put("fixtureId", workplace.slot())
                .put("execTime", took(attempt)).put("comment", thing(attempt));
        if (workplace.slot().matches("\\d{1,4}")) {
            uut.put("testSocketIndex", Integer.parseInt(workplace.slot()));
        }
        cause(attempt).ifPresent(cause -> uut.put("errorCode", number(cause.failure())).put("errorMessage", cause.failure() + ": " + cause.text()));
        ArrayNode misc = json.putArray("miscInfos");
        misc.addObject().put("description", "thing").put("text", thing(attempt));
        misc.addObject().put("description", "certificate").put("text", certificate(attempt));
        misc.addObject().put("description", "account").put("text", workplace.account());
        misc.addObject().put("description", "template").put("text", attempt.template() + " " + attempt.templateVersion());
        return json;
    }

    /** What TofuPilot's API, version 2, makes a run of. @param procedureId of the procedure there */
    public static ObjectNode tofuPilot(Attempt attempt, String procedureId) {
        Workplace workplace = attempt.workplace();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("procedure_id", procedureId).put("serial_number", orNotKnown(attempt.device().serial(), ""))
                .put("part_number", orNotKnown(workplace.partNumber(), attempt.device().model())).put("outcome", Verdict.of(attempt).name())
                .put("started_at", attempt.start().toString()).put("ended_at", end(attempt).toString());
        putKnown(json, "revision_number", workplace.revision());
        putKnown(json, "batch_number", workplace.batch());
        putKnown(json, "operated_by", workplace.operator());
        putKnown(json, "procedure_version", attempt.templateVersion());
        ArrayNode phases = json.putArray("phases");
        for (StepTaken step : attempt.steps()) {
            phases.addObject().put("name", step.step()).put("outcome", Verdict.of(step) == Verdict.PASS ? "PASS" : Verdict.of(step) == Verdict.FAIL ? "FAIL" : "ERROR")
                    .put("started_at", step.start().toString()).put("ended_at", end(step).toString());
        }
        ArrayNode logs = json.putArray("logs");
        cause(attempt).ifPresent(cause -> logs.addObject().put("level", "ERROR").put("timestamp", end(attempt).toString())
                .put("message", cause.failure() + ": " + cause.text()));
        return json;
    }

    private static Optional<Cause> cause(Attempt attempt) {
        return attempt.ended().flatMap(Attempt.End::cause);
    }

    private static Instant end(Attempt attempt) {
        return attempt.ended().map(Attempt.End::at).orElseGet(() -> attempt.records().getLast().time("at").orElse(attempt.start()));
    }

    private static Instant end(StepTaken step) {
        return step.start().plus(step.took().orElse(Duration.ZERO));
    }

    /** Seconds from the start to the end, as start and end of the others' reports say; by its steps alone where the clock was set back in between. */
    private static double took(Attempt attempt) {
        Duration whole = Duration.between(attempt.start(), end(attempt));
        Duration steps = attempt.ended().map(Attempt.End::took).orElse(Duration.ZERO);
        return (whole.isNegative() ? steps : whole).toMillis() / THOUSAND;
    }

    private static String thing(Attempt attempt) {
        return attempt.ended().map(Attempt.End::thing).orElse("");
    }

    private static String certificate(Attempt attempt) {
        return attempt.ended().map(Attempt.End::certificateId).orElse("");
    }

    private static ZoneOffset offset(Attempt attempt) {
        return attempt.offset().isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(attempt.offset());
    }

    private static String orNotKnown(String text, String other) {
        return !text.isEmpty() ? text : !other.isEmpty() ? other : NOT_KNOWN;
    }

    private static void putKnown(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    /** For systems that want a number: always the same of a name, positive, and in 31 bits. */
    static int number(String failure) {
        var sum = new CRC32();
        sum.update(failure.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() & Integer.MAX_VALUE);
    }
}
