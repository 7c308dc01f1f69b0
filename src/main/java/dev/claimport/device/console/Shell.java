package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell behind a console, in which commands are run and which takes files, see {@link SecondShell}. */
final class Shell implements AutoCloseable {

    /** What the terminal driver of Linux takes of a line is 4,095 bytes, and the rest is dropped without a word (termios(3)). */
    static final int LONGEST_COMMAND = 2048;

    private static final int LEAST_TRIES = 2;
    /** Without a word of why. */
    private static final Answer LOST = new Answer(1, List.of());

    private final Terminal terminal;
    private final TimeSource time;
    private SecondShell second;
    private boolean inside;
    private boolean begun;
    private boolean loggedIn;
    private boolean feeding;
    private int commands;
    private int questions;

    Shell(SerialLink link, TimeSource time) {
        this.time = time;
        this.terminal = new Terminal(link, time);
        this.second = new SecondShell(terminal);
    }

    /**
     * @param login who logs in where that is asked for; who was logged in here is logged out again by {@link #leave}
     * @param bootWait how long it may take to show a prompt
     * @throws dev.claimport.failure.FailureException {@code device-silent} when there is no shell, {@code gateway-login-needed}, {@code gateway-login-refused}, {@code step-refused}
     */
    void enter(Optional<Login> login, Duration bootWait) {
        boolean known = begun;
        begun = false;
        // By words of its own: what one that somebody was cut off from says late is not its answer.
        second = new SecondShell(terminal);
        loggedIn |= new Entrance(terminal, second, time, known).pass(login, bootWait);
        prepare();
        terminal.drain();
        terminal.type(second.begin(loggedIn));
        // Whoever leaves has to, from here on.
        inside = true;
        commands = 0;
        feeding = false;
        if (ended(DeviceWait.COMMAND.limit()).isEmpty()) {
            throw silent();
        }
        begun = true;
        settle();
    }

    /** The line may have been lost, or have arrived with a quotation mark less. */
    private void prepare() {
        for (int i = 0; i < LEAST_TRIES; i++) {
            terminal.drain();
            terminal.type((i == 0 ? "" : Terminal.INTERRUPT) + second.prepare());
            if (terminal.hear(second.greeted(), DeviceWait.COMMAND.limit().dividedBy(LEAST_TRIES)).isPresent()) {
                return;
            }
        }
        throw silent();
    }

    /** The cable was pulled; what was begun before is found and ended by {@link #enter}. */
    void resume(SerialLink link) {
        terminal.resume(link);
        inside = false;
        feeding = false;
    }

    private FailureException silent() {
        return new DeviceFailure(Kind.DEVICE_SILENT, Map.of("port", terminal.path()), "no second shell").exception();
    }

    private void settle() {
        Answer answer = run(SecondShell.SETTINGS);
        if (!answer.isGood()) {
            throw ConsoleTrouble.refused(SecondShell.SETTINGS, answer);
        }
    }

    /** Where the second shell has died, the first one begins another, so that what was written can be taken back. */
    void beginAnew() {
        if (inside && second.hasEnded()) {
            terminal.drain();
            terminal.type(SecondShell.AGAIN);
            // What the first one has said before to other lines may still come.
            terminal.hear(second.marked(SecondShell.SAID + " 0 0"), DeviceWait.COMMAND.limit()).orElseThrow(this::silent);
            second.beginsAnew();
            commands = 0;
            feeding = false;
            settle();
        }
    }

    /** @throws dev.claimport.failure.FailureException {@code step-unanswered} */
    Answer run(String command) {
        return run(command, DeviceWait.COMMAND.limit());
    }

    /**
     * What a command prints in its last line, which is known from what the kernel prints meanwhile.
     *
     * @return empty where it prints nothing
     * @throws dev.claimport.failure.FailureException {@code step-unanswered}
     */
    Optional<String> say(String command) {
        Pattern told = second.marked("v (.*)$");
        Answer answer = run(command, apart(command) + " | while IFS= read -r l || [ -n \"$l\" ]; do " + second.mark("v $l.") + "; done", DeviceWait.COMMAND.limit());
        return answer.lines().stream().map(told::matcher).filter(Matcher::find).map(found -> found.group(1).replaceAll("\\.$", "")).reduce((_, last) -> last);
    }

    Answer run(String command, Duration within) {
        return run(command, command, within);
    }

    /** The same of a command that is a profile's: whatever it is, it changes nothing in this shell, and does not end it. */
    Answer runApart(String command, Duration within) {
        return run(command, apart(command), within);
    }

    /**
     * The same, and once, though the cable be pulled meanwhile and the next shell be told the same: it is noted on the gateway that it runs, in which shell, and how
     * it has ended. One that still runs is waited for; one that has failed, or whose shell is no more, is run again.
     *
     * @param note a file for that, quoted
     */
    Answer runOnce(String command, String note, Duration within) {
        return run(command, "( s=; { while read s < " + note + " && [ \"$s\" != \"${s#r}\" ] && kill -0 \"${s#r}\"; do sleep 1; done; } 2>/dev/null; "
                + "[ \"$s\" = 0 ] || { trap : HUP; echo r$$ > " + note + "; " + apart(command) + "; s=$?; echo $s > " + note + "; exit $s; } )", within);
    }

    /** @param after a pipe into which it prints, or nothing */
    Answer runApart(String command, String after) {
        return run(command, "{ " + apart(command) + "; } 2>/dev/null" + after, DeviceWait.COMMAND.limit());
    }

    private static String apart(String command) {
        return "( eval '" + command.replace("'", "'\\''") + "' )";
    }

    private Answer run(String command, String line, Duration within) {
        endFeeding();
        terminal.expect(within);
        commands++;
        int tries = Math.toIntExact(Math.max(LEAST_TRIES, within.dividedBy(DeviceWait.COMMAND.limit())));
        Optional<Answer> answer = Optional.empty();
        for (int i = 0; i < tries && answer.isEmpty(); i++) {
            // It may not have come to it: its line was lost.
            send(line, " </dev/null");
            answer = ended(within.dividedBy(tries));
        }
        return answer.orElseThrow(() -> unanswered(command, within));
    }

    private static FailureException unanswered(String command, Duration within) {
        return new DeviceFailure(Kind.STEP_UNANSWERED, Map.of("sent", command, "seconds", within.toSeconds())).exception();
    }

    /**
     * Runs a command that takes lines, see {@link SecondShell#TAKE}. Each is sent when the second shell has said that it reads it, and none after that is missing.
     *
     * @param input writes lines, each in a direct buffer; they are not made texts of, and what comes back of them is not either
     * @return of the status 1, without a word, where not all of them were taken
     */
    Answer feed(String command, Consumer<Consumer<ByteBuffer>> input, Duration within) {
        endFeeding();
        terminal.expect(within);
        feeding = true;
        commands++;
        send(command, "");
        Feed feed = new Feed(terminal, second);
        Optional<Answer> refused = feed.begin(ending()).flatMap(this::answer);
        if (!feed.reads()) {
            feeding = false;
            return refused.orElse(LOST);
        }
        input.accept(feed::send);
        terminal.type(SecondShell.END);
        Optional<Answer> answer = ended(within);
        feeding = false;
        return answer.filter(_ -> feed.reads()).orElse(LOST);
    }

    /** What was cut off in the middle takes the next command for more of its input. */
    private void endFeeding() {
        second.requireIt();
        terminal.drain();
        if (feeding) {
            feeding = false;
            terminal.type("\n" + SecondShell.END);
        }
    }

    /** Back to the prompt, with the terminal as it was; or to the login. */
    void leave() {
        if (inside) {
            inside = false;
            // Who was logged in is out by the line that began the second shell, unless that was lost.
            terminal.type((feeding && !second.hasEnded() ? "\n" + SecondShell.STOP : "\n") + SecondShell.STOP + (loggedIn && !begun ? Terminal.END_OF_FILE : ""));
        }
    }

    /** What was fed is where it belongs, and nobody echoes it any more. */
    void forgetSecrets() {
        terminal.forgetSecrets();
    }

    /** Wipes what it knows of what was sent. By any thread, once the link is closed. */
    @Override
    public void close() {
        terminal.close();
    }

    /** However often it is sent, it is run once: one that takes long has not been lost. */
    private void send(String command, String input) {
        String script = "[ \"$n\" = " + commands + " ] || { n=" + commands + " x=; { " + command + "; } 2>&1" + input + "; x=$?; }; "
                + second.mark(SecondShell.SAID + " $n $x") + "\n";
        if (script.length() > LONGEST_COMMAND) {
            throw new IllegalArgumentException("a line of " + script.length() + " characters");
        }
        terminal.type(script);
    }

    private Pattern ending() {
        return second.marked(SecondShell.SAID + "() " + commands + " (\\d{1,3})");
    }

    /**
     * When something on the console has broken the marker, it is asked for once more; so it is when the end of what was written was lost.
     *
     * @return empty where the command was not run
     */
    private Optional<Answer> ended(Duration within) {
        Duration each = within.dividedBy(feeding ? 3 : 2);
        return second.hear(ending(), each).flatMap(this::answer).or(() -> ask(each, "")).or(() -> feeding ? ask(each, "\n" + SecondShell.END) : Optional.empty());
    }

    /** What was told late of the last command is as good an answer; what is told of the one before it, is none. */
    private Optional<Answer> ask(Duration within, String before) {
        String question = "q" + ++questions;
        terminal.type(before + "\n" + second.mark(question + " $n $x") + "\n");
        return second.hear(second.marked("(?:" + SecondShell.SAID + " " + commands + "|" + question + " (\\d*)) (\\d{0,3})"), within).flatMap(this::answer);
    }

    private Optional<Answer> answer(Terminal.Heard heard) {
        String command = heard.line().group(1);
        String status = heard.line().group(2);
        boolean ran = (command == null || command.isEmpty() || command.equals(Integer.toString(commands))) && !status.isEmpty();
        return ran ? Optional.of(new Answer(Integer.parseInt(status), heard.before())) : Optional.empty();
    }
}
