package dev.claimport.device.script;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.SecretLine;
import dev.claimport.claim.SentSecrets;
import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.Listening;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says something, and listens until what comes is an answer. Lines are taken by what is in them: echoes, empty lines, colours, messages
 * that nobody asked for and lines of a log are passed over. What comes back of a key is never made a text of.
 */
final class Conversation implements AutoCloseable {

    /** What came of a step. */
    sealed interface Heard {

        /**
         * @param captured values by name
         * @param shown whether the device has shown what it was to show; it may have said that it cannot
         */
        record Done(Map<String, String> captured, boolean shown) implements Heard {}

        record Refused(String line, DeviceFailure.Kind kind) implements Heard {}

        /** It ended well, but what it was to prove, it did not. @param line what it said in its place */
        record Unproven(String line) implements Heard {}

        record Silent() implements Heard {}
    }

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b[=>]");
    /** Nothing for so long means that a prompt is one, and not the beginning of a line. */
    private static final Duration QUIET = Duration.ofMillis(60);
    /** Nothing for so long means that all has been said. */
    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final int LONGEST_LINE = 1024;

    private SerialLink link;
    private final Script.Wire wire;
    private final TimeSource time;
    /** Off the heap, since what comes back may be what was sent. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(512).limit(0);
    private final SecretLine line = new SecretLine(LONGEST_LINE);
    private Echo echo = Echo.none();
    /** Beside the echo that is expected, since a device may send it late, in pieces, or when it is asked for something else. */
    private final SentSecrets secrets = new SentSecrets();

    Conversation(SerialLink link, Script.Wire wire, TimeSource time) {
        this.link = link;
        this.wire = wire;
        this.time = time;
    }

    /** Goes on on another link. */
    void resume(SerialLink other) {
        link = other;
        wipe();
        in.limit(0);
        line.forget();
    }

    /** What came before is no answer to what is said from here on. */
    void begin(Message message) {
        passOver(Duration.ZERO);
        message.secretsTo(secrets);
    }

    /** What still comes, until there is silence, is no answer to anything. */
    void settle() {
        passOver(SETTLED);
    }

    /** However much comes, there is an end: what is asked then is not answered in time. */
    private void passOver(Duration silence) {
        Instant deadline = time.instant().plus(DeviceWait.DETAIL.limit());
        int count;
        do {
            in.clear();
            count = link.read(in, silence);
        } while (count > 0 && time.instant().isBefore(deadline));
        in.limit(0);
        line.forget();
    }

    /** Says so many bytes of it from there on. */
    void say(Message message, int from, int count) throws InterruptedException {
        echo = message.echo(from, count);
        message.write(from, count, link, wire, time);
    }

    /** @param within beside the time that what was sent takes on the line */
    Heard await(Step step, Scope scope, Duration within) {
        link.expect(within);
        try {
            return listen(new Judge(step, scope, this::shown), new Listening(time, within));
        } finally {
            echo = Echo.none();
        }
    }

    private Heard listen(Judge judge, Listening listening) {
        while (true) {
            while (in.hasRemaining()) {
                byte each = in.get();
                judge.content(each);
                Optional<Heard> heard = accept(each, judge).flatMap(judge::line);
                if (heard.isPresent()) {
                    return heard.get();
                }
            }
            if (!listening.goesOn()) {
                return new Heard.Silent();
            }
            wipe();
            int count = link.read(in, line.length() > 0 ? listening.left(QUIET) : listening.left());
            listening.heard(count);
            in.flip();
            if (count == 0 && line.length() > 0) {
                Optional<Heard> heard = judge.unfinished(UnmaskedLine.of(line.held()), text(false));
                if (heard.isPresent()) {
                    line.forget();
                    return heard.get();
                }
            }
        }
    }

    /** @return a line, if that byte ended one with something in it */
    private Optional<String> accept(byte each, Judge judge) {
        if (echo.takes(each)) {
            return Optional.empty();
        }
        echo.mistaken(mistaken -> line.hold((byte) mistaken));
        if (each != '\r' && each != '\n') {
            line.hold(each);
            return Optional.empty();
        }
        judge.unmasked(UnmaskedLine.of(line.held()));
        String text = text(true);
        line.forget();
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    private void wipe() {
        SecretBytes.zero(in);
        in.clear();
    }

    /** @param finished whether the line is whole */
    private String text(boolean finished) {
        ByteBuffer held = line.held();
        boolean[] secret = secrets.find(held, finished);
        showColours(secret);
        return ANSI.matcher(new String(SentSecrets.without(held, secret), StandardCharsets.UTF_8)).replaceAll("").replaceAll("\\p{Cntrl}", "").strip();
    }

    /** What is to be a value, without what of it is so long that it is no accident. */
    private String shown(UnmaskedLine value) {
        byte[] shown = SentSecrets.without(value.view(), secrets.findRuns(value.view()));
        return new String(shown, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "").strip();
    }

    /** The last letter of a colour may be the first of what was sent, which is no reason to overlook a prompt that ends in it. */
    private void showColours(boolean[] secret) {
        Matcher colours = ANSI.matcher(new UnmaskedLine(line.held(), 0, line.length()));
        while (colours.find()) {
            Arrays.fill(secret, colours.start(), colours.end(), false);
        }
    }

    /** Forgets what was sent and what came back of it; what is sent from here on is guarded as before. */
    void forget() {
        secrets.forget();
        wipe();
        in.limit(0);
        line.forget();
    }

    /** By any thread, once the link is closed. */
    @Override
    public void close() {
        secrets.close();
    }

    /** Holds lines against what a step expects. */
    private static final class Judge {

        private final List<Pattern> expected;
        private final Optional<Pattern> proof;
        private final Optional<Pattern> unprovable;
        private final Step step;
        private final Map<String, String> captured = new HashMap<>();
        private final Optional<ReadBack> back;
        /** Makes a text of a value. */
        private final Function<UnmaskedLine, String> show;
        private boolean proven;
        private boolean shown = true;
        /** Of the line that was heard last. */
        private boolean awaited;
        private List<Step.Trouble> troubles = List.of();
        /** Of that line too: what is found where nothing of it is masked. */
        private Map<String, String> behindMask = Map.of();
        /** What was said before what ends the step. */
        private String said = "";

        Judge(Step step, Scope scope, Function<UnmaskedLine, String> shown) {
            this.step = step;
            this.show = shown;
            this.expected = step.expected().stream().map(phrase -> phrase.compile(scope::value)).toList();
            this.proof = step.proof().map(phrase -> phrase.compile(scope::value));
            this.unprovable = step.unprovable().map(phrase -> phrase.compile(scope::value));
            this.proven = proof.isEmpty();
            this.back = step.readsBack() ? Optional.of(new ReadBack(scope.content())) : Optional.empty();
        }

        void content(byte each) {
            back.ifPresent(content -> content.takes(each));
        }

        /** Before anything is masked, and without a text of it: CONN may be four letters of a certificate, and CONNECT is an answer all the same. */
        void unmasked(UnmaskedLine line) {
            proof(line);
            excuse(line);
            awaited = awaits(line);
            behindMask = captures(line, (from, to) -> show.apply(line.subSequence(from, to)));
            troubles = step.failures().stream().filter(trouble -> trouble.line().matcher(line).matches()).toList();
        }

        private boolean awaits(CharSequence line) {
            return expected.stream().anyMatch(pattern -> pattern.matcher(line).matches());
        }

        private void proof(CharSequence line) {
            proven |= proof.filter(pattern -> pattern.matcher(line).matches()).isPresent();
        }

        private void excuse(CharSequence line) {
            if (unprovable.filter(pattern -> pattern.matcher(line).matches()).isPresent()) {
                proven = true;
                shown = false;
            }
        }

        /** Makes a text of a part of a line. */
        private interface Cut {

            String text(int from, int to);
        }

        private Map<String, String> captures(CharSequence line, Cut value) {
            Map<String, String> found = new HashMap<>();
            step.captures().forEach((name, pattern) -> {
                Matcher match = pattern.matcher(line);
                int group = Math.min(match.groupCount(), 1);
                if (match.matches() && match.start(group) >= 0) {
                    found.put(name, value.text(match.start(group), match.end(group)));
                }
            });
            return found;
        }

        Optional<Heard> line(String text) {
            awaited |= awaits(text);
            for (Step.Trouble trouble : step.failures()) {
                if (!(awaited && trouble.usual()) && (troubles.contains(trouble) || trouble.line().matcher(text).matches())) {
                    return Optional.of(new Heard.Refused(text, trouble.kind()));
                }
            }
            proven |= proof.filter(pattern -> pattern.matcher(text).matches()).isPresent();
            excuse(text);
            captures(text, text::substring).forEach(captured::putIfAbsent);
            behindMask.forEach(captured::putIfAbsent);
            Optional<Heard> end = awaited ? Optional.of(end(text)) : prompt(text).or(() -> ofProof(text));
            said = text;
            return end;
        }

        /** A proof may be more than it seems while its line goes on; but where nothing else is expected, it is the end. */
        Optional<Heard> unfinished(CharSequence line, String text) {
            if (endsByProof()) {
                proof(line);
            }
            return prompt(text).or(() -> ofProof(text));
        }

        private boolean endsByProof() {
            return proof.isPresent() && expected.isEmpty() && step.prompt().isEmpty();
        }

        private Optional<Heard> ofProof(String text) {
            return proven && endsByProof() ? Optional.of(end(text)) : Optional.empty();
        }

        /** Also of a whole line: something else may have been written behind it. */
        Optional<Heard> prompt(String text) {
            return step.prompt().filter(pattern -> pattern.matcher(text).matches()).map(_ -> end(text));
        }

        /** What it was asked for is missing where it is not what the profile takes it for: the device is of another kind. */
        private Heard end(String last) {
            String line = said.isEmpty() ? last : said;
            if (!step.mayFail() && !captured.keySet().containsAll(step.captures().keySet())) {
                return new Heard.Refused(line, DeviceFailure.Kind.STEP_REFUSED);
            }
            return proven && back.map(ReadBack::isWhole).orElse(true) ? new Heard.Done(Map.copyOf(captured), shown) : new Heard.Unproven(line);
        }
    }
}
