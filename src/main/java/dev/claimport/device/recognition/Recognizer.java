package dev.claimport.device.recognition;

import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.Listening;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at what is on a port, by questions that do no harm: SMP, those of the dialects, {@code AT}, an empty line for a prompt. Each gets
 * a second; the first answer that tells something ends it.
 */
public final class Recognizer {

    private static final Duration QUESTION = DeviceWait.QUESTION.limit();
    /** Half of it, so that a lost line is made up for within the second. */
    private static final Duration HALF = QUESTION.dividedBy(2);
    /** Who hears the questions at another speed says more than so many bytes to all of them; fewer may be anything. */
    private static final int ENOUGH = 8;
    /** After so long without a byte, a receiver of bare messages has forgotten what made none. */
    private static final Duration FORGOTTEN = Duration.ofMillis(600);
    private static final int TIMES = 2;
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Pattern OK = Pattern.compile("(^|[\\r\\n])OK[\\r\\n]");
    private static final Pattern ERROR = Pattern.compile("(^|[\\r\\n])(\\+CME )?ERROR.*[\\r\\n]");
    private static final Pattern ENDED = Pattern.compile("(^|[\\r\\n])(OK|ERR|\\+CME ERROR)[^\\r\\n]*[\\r\\n]");
    private static final Pattern VERSION = Pattern.compile("AT version:[^\\r\\n]*");
    private static final Pattern NRF91_MODEL = Pattern.compile("(?i)nRF91[\\w-]+");
    private static final Pattern CREDENTIALS = Pattern.compile("\\d+ credentials found\\.");
    private static final Pattern SERIAL_MODEM = Pattern.compile("#XS[A-Z]*VER:[^\\r\\n]*");
    /** ExpressLink programmer's guide, 6: an answer stands on the line of its OK. */
    private static final Pattern EXPRESSLINK = Pattern.compile("(^|[\\r\\n])OK [^\\r\\n]*\\S");
    /** Empties the line that a terminal driver holds (stty(1), "kill"). */
    private static final String KILL_LINE = "\u0015";
    /** Asks for the state (Improv serial, RPC 2): magic, version, type, length, command, no arguments; then the sum of all of it. */
    private static final String IMPROV = "IMPROV\u0001\u0003\u0002\u0002\u0000";
    /** What a device says: its state, an error, or a result. Type 3 is what it is asked, which comes back from a line that echoes. */
    private static final Pattern IMPROV_SAYS = Pattern.compile("IMPROV\u0001[\u0001\u0002\u0004]");

    private final Map<String, Question> dialects;
    private final TimeSource time;

    /** @param dialects their questions by their ids, in the order in which they count */
    public Recognizer(SequencedMap<String, Question> dialects, TimeSource time) {
        this.dialects = dialects;
        this.time = time;
    }

    /**
     * Looks. The link stays open and can be used from there on.
     *
     * @throws FailureException of the link family, when the port is unplugged meanwhile
     */
    public ProbeResult look(SerialLink link) {
        RecordedLink recorded = new RecordedLink(link);
        return smp(recorded).or(() -> lines(recorded)).or(() -> prompt(recorded, 0)).or(() -> modem(recorded)).or(() -> console(recorded))
                .or(() -> alone(recorded)).or(() -> raw(recorded)).or(() -> late(recorded)).orElseGet(() -> rest(recorded));
    }

    private Optional<ProbeResult> smp(RecordedLink recorded) {
        SmpProbe probe = probe(recorded);
        return probe.family().map(family -> family == OtherKind.SMP_OTHER ? shell(probe) : new ProbeResult(family, ""));
    }

    private static ProbeResult shell(SmpProbe probe) {
        try {
            return probe.shell("cred", "list", "0", "CA").map(said -> new ProbeResult(OtherKind.SMP_SHELL, Prompts.evidence(said)))
                    .orElse(new ProbeResult(OtherKind.SMP_OTHER, ""));
        } catch (FailureException e) {
            if (e.failure().kind() == DeviceFailure.Kind.DEVICE_SILENT) {
                return new ProbeResult(OtherKind.SMP_UNCLEAR, "");
            }
            throw e;
        }
    }

    private SmpProbe probe(RecordedLink recorded) {
        return new SmpProbe(recorded, dialects, time);
    }

    private Optional<ProbeResult> lines(RecordedLink recorded) {
        for (Map.Entry<String, Question> dialect : dialects.entrySet()) {
            if (dialect.getValue() instanceof Question.Line(String text, Pattern answer)) {
                recorded.say(text);
                String heard = listen(recorded, QUESTION, said -> answer.matcher(said).find());
                if (answer.matcher(heard).find()) {
                    return Optional.of(new ProbeResult(new Spoken(dialect.getKey()), Prompts.evidence(heard)));
                }
            }
        }
        return Optional.empty();
    }

    /** A shell answers the SMP bytes as well, with a complaint and its prompt. */
    private Optional<ProbeResult> prompt(RecordedLink recorded, int mark) {
        String text = recorded.since(mark);
        Optional<OtherKind> named = Prompts.named(text);
        if (named.isPresent()) {
            return Optional.of(new ProbeResult(named.get(), Prompts.evidence(text)));
        }
        return Prompts.of(text).map(family -> {
            if (family == OtherKind.ZEPHYR_SHELL) {
                return shell(recorded, Prompts.evidence(text));
            }
            if (family == OtherKind.LINUX_SHELL) {
                recorded.say(KILL_LINE);
            }
            return new ProbeResult(family, Prompts.evidence(text));
        });
    }

    /** What a Zephyr shell takes a claim by, if it does: each of these commands changes nothing, and is refused by a shell that does not have it. */
    private ProbeResult shell(RecordedLink recorded, String prompt) {
        String model = ask(recorded, "at AT+CGMM\r");
        Matcher modem = NRF91_MODEL.matcher(model);
        if (OK.matcher(model).find() && modem.find()) {
            return new ProbeResult(OtherKind.NRF91_SHELL, modem.group());
        }
        Matcher credentials = CREDENTIALS.matcher(ask(recorded, "cred list\r"));
        return new ProbeResult(OtherKind.ZEPHYR_SHELL, credentials.find() ? prompt + " " + credentials.group() : prompt);
    }

    /** Twice, since it may have been busy. */
    private String ask(RecordedLink recorded, String command) {
        int mark = recorded.mark();
        for (int i = 0; i < TIMES && Prompts.of(recorded.since(mark)).isEmpty(); i++) {
            recorded.say(command);
            listen(recorded, QUESTION, text -> Prompts.of(recorded.since(mark)).isPresent());
        }
        return recorded.since(mark);
    }

    private Optional<ProbeResult> modem(RecordedLink recorded) {
        int mark = recorded.mark();
        recorded.say("AT\r");
        String answer = listen(recorded, HALF, text -> OK.matcher(text).find() || ERROR.matcher(text).find());
        if (!OK.matcher(answer).find()) {
            // What was asked before may have hung in its line, and spoiled this one.
            // And some take both ends of a line for one.
            recorded.say("AT\r\n");
            answer = listen(recorded, HALF, text -> OK.matcher(text).find());
        }
        if (!OK.matcher(answer).find()) {
            return prompt(recorded, mark);
        }
        recorded.say("AT+CONF? About\r\n");
        String about = listen(recorded, QUESTION, text -> ENDED.matcher(text).find());
        Matcher module = EXPRESSLINK.matcher(about);
        if (module.find()) {
            return Optional.of(new ProbeResult(OtherKind.EXPRESSLINK, Prompts.evidence(module.group())));
        }
        String model = "";
        String named = "";
        // Twice, since it may have been busy, and what it said then may have been late.
        for (int i = 0; i < TIMES && named.isEmpty() && !ERROR.matcher(model).find(); i++) {
            recorded.say("AT+CGMM\r\n");
            model = listen(recorded, QUESTION, text -> ENDED.matcher(text).find());
            named = Prompts.evidence(ENDED.matcher(model).replaceAll("").replace("AT+CGMM", ""));
        }
        String lower = model.toLowerCase(Locale.ROOT);
        if (lower.contains("nrf91")) {
            recorded.say("AT#XSMVER\r\n");
            Matcher version = SERIAL_MODEM.matcher(listen(recorded, QUESTION, text -> ENDED.matcher(text).find()));
            return Optional.of(new ProbeResult(OtherKind.NRF91, version.find() ? named + " " + version.group() : named));
        }
        if (lower.contains("nrf93")) {
            return Optional.of(new ProbeResult(OtherKind.NRF93, named));
        }
        return Optional.of(new ProbeResult(OtherKind.AT_MODEM, ERROR.matcher(model).find() ? version(recorded).orElse(named) : named));
    }

    /** Wi-Fi modules have no model, but a version (espressif/esp-at, basic AT commands). */
    private Optional<String> version(RecordedLink recorded) {
        recorded.say("AT+GMR\r\n");
        Matcher named = VERSION.matcher(listen(recorded, QUESTION, text -> ENDED.matcher(text).find()));
        return named.find() ? Optional.of(Prompts.evidence(named.group())) : Optional.empty();
    }

    private Optional<ProbeResult> console(RecordedLink recorded) {
        int mark = recorded.mark();
        recorded.say("\r");
        listen(recorded, QUESTION, text -> Prompts.of(text).isPresent());
        return prompt(recorded, mark);
    }

    /** For firmware that has one group and nothing else of SMP; Improv is asked along. */
    private Optional<ProbeResult> alone(RecordedLink recorded) {
        byte[] improv = IMPROV.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : improv) {
            sum += each & 0xff;
        }
        recorded.say(IMPROV + (char) (sum & 0xff) + "\n");
        Optional<ProbeResult> group = probe(recorded).alone().map(spoken -> new ProbeResult(spoken, ""));
        return group.isPresent() ? group : IMPROV_SAYS.matcher(recorded.since(0)).find() ? Optional.of(new ProbeResult(OtherKind.IMPROV, "")) : Optional.empty();
    }

    /** Last of all, since only silence before it clears what came of all the others out of such a device's buffer. */
    private Optional<ProbeResult> raw(RecordedLink recorded) {
        listen(recorded, FORGOTTEN, _ -> false);
        RawSmp question = new RawSmp();
        recorded.write(question.bytes(), 0, question.bytes().length);
        String answer = listen(recorded, SOON, question::isAnsweredBy);
        return question.isAnsweredBy(answer)
                ? Optional.of(new ProbeResult(OtherKind.SMP_RAW, "")) : Optional.empty();
    }

    /** One that was busy has answered when it was not listened to any more; of what it is asked now, it may still owe answers. */
    private Optional<ProbeResult> late(RecordedLink recorded) {
        String text = recorded.since(0);
        if (OK.matcher(text).find() || ERROR.matcher(text).find()) {
            return modem(recorded);
        }
        return Prompts.isText(recorded.heard()) && !recorded.isEcho() ? console(recorded) : Optional.empty();
    }

    private ProbeResult rest(RecordedLink recorded) {
        byte[] heard = recorded.heard();
        if (heard.length == 0) {
            return new ProbeResult(OtherKind.SILENT, "");
        }
        if (SmpProbe.isHeardIn(heard)) {
            return new ProbeResult(OtherKind.SMP_UNCLEAR, "");
        }
        if (heard.length < ENOUGH && !Prompts.isText(heard)) {
            return new ProbeResult(OtherKind.FEW_BYTES, Integer.toString(heard.length));
        }
        boolean nobodySpoke = heard.length >= ENOUGH && recorded.isEcho();
        return nobodySpoke || Prompts.isText(heard) ? new ProbeResult(OtherKind.TEXT, Prompts.evidence(recorded.since(0))) : new ProbeResult(OtherKind.WRONG_SPEED, "");
    }

    /** What comes in within that time, or until it is enough. */
    private String listen(RecordedLink recorded, Duration most, Predicate<String> enough) {
        int mark = recorded.mark();
        var listening = new Listening(time, most);
        byte[] buffer = new byte[512];
        while (listening.goesOn()) {
            listening.heard(recorded.read(buffer, listening.left()));
            if (enough.test(recorded.since(mark))) {
                break;
            }
        }
        return recorded.since(mark);
    }
}
