package dev.claimport.device.recognition;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks at what is on a port, by questions that do no harm: SMP, {@code AT}, an empty line for a prompt, our own hello. Each gets a
 * second; the first answer that tells something ends it.
 */
public final class Recognizer {

    private static final Duration QUESTION = Duration.ofSeconds(1);
    /** Half of it, so that a lost line is made up for within the second. */
    private static final Duration HALF = QUESTION.dividedBy(2);
    private static final Pattern OK = Pattern.compile("(^|[\\r\\n])OK[\\r\\n]");
    private static final Pattern ERROR = Pattern.compile("(^|[\\r\\n])(\\+CME )?ERROR.*[\\r\\n]");
    private static final Pattern ENDED = Pattern.compile("(^|[\\r\\n])(OK|ERR|\\+CME ERROR)[^\\r\\n]*[\\r\\n]");
    /** ExpressLink programmer's guide, 6: an answer stands on the line of its OK. */
    private static final Pattern EXPRESSLINK = Pattern.compile("(^|[\\r\\n])OK [^\\r\\n]*\\S");
    /** Empties the line that a terminal driver holds (stty(1), "kill"). */
    private static final String KILL_LINE = "\u0015";
    /** Asks for the state (Improv serial, RPC 2): magic, version, type, length, command, no arguments; then the sum of all of it. */
    private static final String IMPROV = "IMPROV\u0001\u0003\u0002\u0002\u0000";
    private static final String IMPROV_MAGIC = "IMPROV";

    private final TimeSource time;

    public Recognizer(TimeSource time) {
        this.time = time;
    }

    /**
     * Looks. The link stays open and can be used from there on.
     *
     * @throws FailureException of the link family, when the port is unplugged meanwhile
     */
    public ProbeResult look(SerialLink link) {
        RecordedLink recorded = new RecordedLink(link);
        return smp(recorded).or(() -> prompt(recorded, 0)).or(() -> modem(recorded)).or(() -> console(recorded)).or(() -> own(recorded)).orElseGet(() -> rest(recorded));
    }

    private Optional<ProbeResult> smp(RecordedLink recorded) {
        return new SmpProbe(recorded, time).family().map(family -> new ProbeResult(family, ""));
    }

    /** A shell answers the SMP bytes as well, with a complaint and its prompt. */
    private Optional<ProbeResult> prompt(RecordedLink recorded, int mark) {
        String text = recorded.since(mark);
        return Prompts.of(text).map(family -> {
            if (family == DeviceKind.LINUX_SHELL) {
                recorded.say(KILL_LINE);
            }
            return new ProbeResult(family, Prompts.evidence(text));
        });
    }

    private Optional<ProbeResult> modem(RecordedLink recorded) {
        int mark = recorded.mark();
        recorded.say("AT\r");
        String answer = listen(recorded, HALF, text -> OK.matcher(text).find() || ERROR.matcher(text).find());
        if (!OK.matcher(answer).find()) {
            // What was asked before may have hung in its line, and spoiled this one.
            recorded.say("AT\r");
            answer = listen(recorded, HALF, text -> OK.matcher(text).find());
        }
        if (!OK.matcher(answer).find()) {
            return prompt(recorded, mark);
        }
        recorded.say("AT+CONF? About\r");
        String about = listen(recorded, QUESTION, text -> ENDED.matcher(text).find());
        if (EXPRESSLINK.matcher(about).find()) {
            return Optional.of(new ProbeResult(DeviceKind.EXPRESSLINK, Prompts.evidence(about)));
        }
        recorded.say("AT+CGMM\r");
        String model = listen(recorded, QUESTION, text -> ENDED.matcher(text).find());
        boolean nordic = model.toLowerCase(Locale.ROOT).contains("nrf91");
        return Optional.of(new ProbeResult(nordic ? DeviceKind.NRF91 : DeviceKind.AT_MODEM, Prompts.evidence(ENDED.matcher(model).replaceAll("").replace("AT+CGMM", ""))));
    }

    private Optional<ProbeResult> console(RecordedLink recorded) {
        int mark = recorded.mark();
        recorded.say("\r");
        listen(recorded, QUESTION, text -> Prompts.of(text).isPresent());
        return prompt(recorded, mark);
    }

    /** For firmware that has our group and nothing else of SMP; Improv is asked along. */
    private Optional<ProbeResult> own(RecordedLink recorded) {
        byte[] improv = IMPROV.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : improv) {
            sum += each & 0xff;
        }
        recorded.say(IMPROV + (char) (sum & 0xff) + "\n");
        if (new SmpProbe(recorded, time).saysHello()) {
            return Optional.of(new ProbeResult(DeviceKind.HANDOVER, ""));
        }
        return recorded.since(0).contains(IMPROV_MAGIC) ? Optional.of(new ProbeResult(DeviceKind.IMPROV, "")) : Optional.empty();
    }

    private ProbeResult rest(RecordedLink recorded) {
        byte[] heard = recorded.heard();
        if (heard.length == 0) {
            return new ProbeResult(DeviceKind.SILENT, "");
        }
        if (SmpProbe.isHeardIn(heard)) {
            return new ProbeResult(DeviceKind.SMP_UNCLEAR, "");
        }
        return Prompts.isText(heard) ? new ProbeResult(DeviceKind.TEXT, Prompts.evidence(recorded.since(0))) : new ProbeResult(DeviceKind.WRONG_SPEED, "");
    }

    /** What comes in within that time, or until it is enough. */
    private String listen(RecordedLink recorded, Duration most, Predicate<String> enough) {
        int mark = recorded.mark();
        Instant deadline = time.instant().plus(most);
        byte[] buffer = new byte[512];
        for (Duration left = most; left.isPositive(); left = Duration.between(time.instant(), deadline)) {
            recorded.read(buffer, left);
            if (enough.test(recorded.since(mark))) {
                break;
            }
        }
        return recorded.since(mark);
    }
}
