package dev.claimport.ledger.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Events as records: one JSON object in canonical form (RFC 8785), so that the same event is the same bytes. Members that are not known are
 * left out, and times are UTC in milliseconds. What a record says is never read back to be written again.
 */
public final class EventJson {

    /** As much as an entry bundle of C2SP's tlog-tiles can hold. */
    public static final int MOST = 65_535;
    /** Changes when a member changes its meaning; new members and types may come without. */
    private static final int VERSION = 1;
    /** For words of others, so that records stay within their limit. */
    private static final int LONGEST = 2_000;

    private EventJson() {}

    /** @throws IllegalArgumentException for what is too large for a record */
    public static byte[] write(Envelope envelope, LedgerEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION).put("log", envelope.log()).put("index", envelope.index()).put("at", time(envelope.at()))
                .put("offset", envelope.offset().equals(ZoneOffset.UTC) ? "+00:00" : envelope.offset().getId()).put("type", event.type());
        envelope.run().ifPresent(run -> json.put("run", run.toString()));
        fill(json, event);
        byte[] record = canonical(json.toString());
        if (record.length > MOST) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes");
        }
        return record;
    }

    /** The canonical form of a JSON object or array. */
    static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ObjectNode json, LedgerEvent event) {
        switch (event) {
            case LedgerEvent.LogOpened(var station, var program, var key, var previous) -> {
                put(json, "station", station);
                put(json, "program", program);
                json.put("key", key);
                previous.ifPresent(note -> json.put("previous", note));
            }
            case LedgerEvent.KeyReplaced(var key, var vouched) -> {
                json.put("key", key);
                vouched.ifPresent(note -> json.put("vouched", note));
            }
            case LedgerEvent.ClockStepped(var by) -> json.put("by", by.toMillis());
            case LedgerEvent.DeviceGivenBack(var serial, var station, var log, var run, var since, var by) -> {
                put(json, "serial", serial);
                put(json, "station", station);
                put(json, "stationLog", log);
                json.put("stationRun", run.toString()).put("since", time(since));
                put(json, "by", by);
            }
            case LedgerEvent.Started started -> start(json, started);
            case LedgerEvent.StepStarted(var step) -> json.put("step", step);
            case LedgerEvent.StepEnded(var step, var took, var outcome, var cause) -> {
                json.put("step", step).put("took", took.toMillis()).put("outcome", outcome);
                put(json, cause);
            }
            case LedgerEvent.TemplateRead(var version) -> json.put("version", version);
            case LedgerEvent.DeviceAnswered answered -> answer(json, answered);
            case LedgerEvent.Admitted(var parameters, var batch, var partNumber, var revision) -> {
                put(json, "batch", batch);
                put(json, "partNumber", partNumber);
                put(json, "revision", revision);
                put(json, parameters);
            }
            case LedgerEvent.ClaimReceived(var certificate, var fingerprint, var notBefore, var notAfter) ->
                    json.put("claim", certificate).put("fingerprint", fingerprint).put("notBefore", time(notBefore)).put("notAfter", time(notAfter));
            case LedgerEvent.ClaimReplaced(var remaining) -> json.put("remaining", remaining.toMillis());
            case LedgerEvent.LinkLost(var port) -> put(json, "port", port);
            case LedgerEvent.Registering(var state, var thing, var certificate, var code, var message) -> {
                json.put("state", state);
                put(json, "thing", thing);
                put(json, "certificate", certificate);
                put(json, "code", code);
                put(json, "message", message);
            }
            case LedgerEvent.KeyWiped(var when) -> json.put("when", time(when));
            case LedgerEvent.LabelPrinted(var printer, var copy) -> json.put("printer", clean(printer)).put("copy", copy);
            case LedgerEvent.Proved(var certificate) -> json.put("certificate", certificate);
            case LedgerEvent.Ended(var outcome, var thing, var certificate, var claim, var took, var failedStep, var cause) -> {
                json.put("outcome", outcome).put("took", took.toMillis());
                put(json, "thing", thing);
                put(json, "certificate", certificate);
                put(json, "claim", claim);
                put(json, "step", failedStep);
                put(json, cause);
            }
        }
    }

    private static void start(ObjectNode json, LedgerEvent.Started started) {
        Workplace workplace = started.workplace();
        json.put("start", time(started.start()));
        put(json, "operator", workplace.operator());
        put(json, "station", workplace.station());
        put(json, "account", workplace.account());
        put(json, "region", workplace.region());
        put(json, "slot", workplace.slot());
        put(json, "batch", workplace.batch());
        put(json, "order", workplace.order());
        put(json, "partNumber", workplace.partNumber());
        put(json, "revision", workplace.revision());
        put(json, "template", started.template());
        put(json, "port", started.port());
        put(json, "profile", started.profile());
        put(json, started.parameters());
    }

    private static void put(ObjectNode json, Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            ObjectNode all = json.putObject("parameters");
            new TreeMap<>(parameters).forEach((name, value) -> all.put(clean(name), clean(value)));
        }
    }

    private static void answer(ObjectNode json, LedgerEvent.DeviceAnswered answered) {
        put(json, "port", answered.port());
        put(json, "model", answered.model());
        put(json, "serial", answered.serial());
        put(json, "firmware", answered.firmware());
        put(json, "profile", answered.profile());
        put(json, "expectedThing", answered.expectedThing());
        json.put("attempt", answered.ordinal());
    }

    private static void put(ObjectNode json, Optional<Cause> cause) {
        cause.ifPresent(known -> {
            ObjectNode failure = json.putObject("failure");
            put(failure, "id", known.failure());
            put(failure, "text", known.text());
            put(failure, "detail", known.detail());
        });
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, clean(text));
        }
    }

    /** Without halves of characters, for which UTF-8 has no bytes, and not too long. */
    private static String clean(String text) {
        String shorter = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new String(shorter.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String time(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.getNano() == 0 ? whole.toString().replace("Z", ".000Z") : whole.toString();
    }
}
