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
    public Sighting look(SerialLink link) {
        Tap tap = new Tap(link);
        return smp(tap).or(() -> prompt(tap, 0)).or(() -> modem(tap)).or(() -> console(tap)).or(() -> own(tap)).orElseGet(() -> rest(tap));
    }

    private Optional<Sighting> smp(Tap tap) {
        return new SmpLook(tap, time).family().map(family -> new Sighting(family, ""));
    }

    /** A shell answers the SMP bytes as well, with a complaint and its prompt. */
    private Optional<Sighting> prompt(Tap tap, int mark) {
        String text = tap.since(mark);
        return Prompts.of(text).map(family -> {
            if (family == Family.LINUX_SHELL) {
                tap.say(KILL_LINE);
            }
            return new Sighting(family, Prompts.evidence(text));
        });
    }

    private Optional<Sighting> modem(Tap tap) {
        int mark = tap.mark();
        tap.say("AT\r");
        String answer = listen(tap, HALF, text -> OK.matcher(text).find() || ERROR.matcher(text).find());
        if (!OK.matcher(answer).find()) {
            // What was asked before may have hung in its line, and spoiled this one.
            tap.say("AT\r");
            answer = listen(tap, HALF, text -> OK.matcher(text).find());
        }
        if (!OK.matcher(answer).find()) {
            return prompt(tap, mark);
        }
        tap.say("AT+CONF? About\r");
        String about = listen(tap, QUESTION, text -> ENDED.matcher(text).find());
        if (EXPRESSLINK.matcher(about).find()) {
            return Optional.of(new Sighting(Family.EXPRESSLINK, Prompts.evidence(about)));
        }
        tap.say("AT+CGMM\r");
        String model = listen(tap, QUESTION, text -> ENDED.matcher(text).find());
        boolean nordic = model.toLowerCase(Locale.ROOT).contains("nrf91");
        return Optional.of(new Sighting(nordic ? Family.NRF91 : Family.AT_MODEM, Prompts.evidence(ENDED.matcher(model).replaceAll("").replace("AT+CGMM", ""))));
    }

    private Optional<Sighting> console(Tap tap) {
        int mark = tap.mark();
        tap.say("\r");
        listen(tap, QUESTION, text -> Prompts.of(text).isPresent());
        return prompt(tap, mark);
    }

    /** For firmware that has our group and nothing else of SMP; Improv is asked along. */
    private Optional<Sighting> own(Tap tap) {
        byte[] improv = IMPROV.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : improv) {
            sum += each & 0xff;
        }
        tap.say(IMPROV + (char) (sum & 0xff) + "\n");
        if (new SmpLook(tap, time).saysHello()) {
            return Optional.of(new Sighting(Family.HANDOVER, ""));
        }
        return tap.since(0).contains(IMPROV_MAGIC) ? Optional.of(new Sighting(Family.IMPROV, "")) : Optional.empty();
    }

    private Sighting rest(Tap tap) {
        byte[] heard = tap.heard();
        if (heard.length == 0) {
            return new Sighting(Family.SILENT, "");
        }
        if (SmpLook.isHeardIn(heard)) {
            return new Sighting(Family.SMP_UNCLEAR, "");
        }
        return Prompts.isText(heard) ? new Sighting(Family.TEXT, Prompts.evidence(tap.since(0))) : new Sighting(Family.WRONG_SPEED, "");
    }

    /** What comes in within that time, or until it is enough. */
    private String listen(Tap tap, Duration most, Predicate<String> enough) {
        int mark = tap.mark();
        Instant deadline = time.instant().plus(most);
        byte[] buffer = new byte[512];
        for (Duration left = most; left.isPositive(); left = Duration.between(time.instant(), deadline)) {
            tap.read(buffer, left);
            if (enough.test(tap.since(mark))) {
                break;
            }
        }
        return tap.since(mark);
    }
}
