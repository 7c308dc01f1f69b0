package dev.claimport.device.console;

import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway whose shell does each command once, and says what it came to as often as it is asked, in virtual time. What each comes to a test says. */
final class AnsweringGateway extends LateLink {

    static final Pattern GREETING = Pattern.compile("(c[0-9a-f]{16}) here ");
    static final Pattern BEGUN = Pattern.compile("z=(c[0-9a-f]{16});.*echo (c[0-9a-f]{16})\\\\\\$z");
    static final Pattern COMMAND = Pattern.compile("n=(\\d+) x=; \\{ (.*); } 2>&1( </dev/null)?; x=");
    static final Pattern QUESTION = Pattern.compile("(q\\d+) \\$n \\$x");
    /** What is asked for by {@link Shell#say}, or apart. */
    private static final Pattern APART = Pattern.compile("(?:\\{ )?\\( eval '(.*?)' \\)(?:; } 2>/dev/null)?(.*)");
    private static final Pattern TAKES = Pattern.compile(SecondShell.TAKE + " '.*' '.*' '(.*)'");

    private final Function<String, Answer> does;
    private final List<String> words = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private String proof = "";
    private String half = "";
    private String done = "0";
    private int status;
    private String takes = "";
    private int stopped;
    private boolean closed;
    private Duration prints = Duration.ZERO;
    private Duration ends = Duration.ZERO;

    /** @param does what a command comes to; of one that takes lines for a file, when it has them, see {@link #taken} */
    AnsweringGateway(ManualTime time, Function<String, Answer> does) {
        super(time);
        this.does = does;
    }

    /** From now on a command prints after so long, and so long after that it ends. */
    void takes(Duration untilItPrints, Duration untilItEnds) {
        prints = untilItPrints;
        ends = untilItEnds;
    }

    /** The words by which each second shell was known. */
    List<String> words() {
        return words;
    }

    /** What was run, without what is put around it. */
    List<String> commands() {
        return commands;
    }

    /** How often its second shell was told to end. */
    int stopped() {
        return stopped;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The bytes of the lines that were taken last, which came in Base64. */
    byte[] taken() {
        return Base64.getMimeDecoder().decode(String.join("", taken));
    }

    @Override
    void hear(String said) {
        Matcher greeted = GREETING.matcher(said);
        Matcher begun = BEGUN.matcher(said);
        Matcher command = COMMAND.matcher(said);
        Matcher question = QUESTION.matcher(said);
        if (begun.find()) {
            proof = begun.group(1);
            half = begun.group(2);
            words.add(half + proof);
            done = "0";
        }
        stopped += said.equals(SecondShell.STOP.strip()) ? 1 : 0;
        if (greeted.find()) {
            say(Duration.ZERO, "\n" + greeted.group(1) + "here\n");
        } else if (said.contains("| sh;")) {
            say(Duration.ZERO, "\n" + half + proof + " c 0 0\n");
        } else if (command.find()) {
            begin(command.group(1), command.group(2));
        } else if (question.find()) {
            say(Duration.ZERO, "\n" + half + proof + " " + question.group(1) + " " + done + " " + status + "\n");
        } else if (!takes.isEmpty() && said.equals(SecondShell.END.strip())) {
            String path = takes;
            takes = "";
            end(path);
        } else if (!takes.isEmpty() && !said.isEmpty()) {
            taken.add(said);
            say(Duration.ZERO, proof + " " + taken.size() + " " + said.length() + "\n");
        }
    }

    private void begin(String number, String command) {
        if (number.equals(done)) {
            say(ends, "\n" + half + proof + " c " + done + " " + status + "\n");
            return;
        }
        done = number;
        Matcher feeds = TAKES.matcher(command);
        if (feeds.matches()) {
            takes = feeds.group(1);
            taken.clear();
            commands.add(command);
            say(Duration.ZERO, proof + " 0 0\n");
        } else {
            end(command);
        }
    }

    private void end(String command) {
        Matcher apart = APART.matcher(command);
        boolean isApart = apart.matches();
        boolean marks = isApart && apart.group(2).contains(" read -r l ");
        String plain = isApart ? apart.group(1).replace("'\\''", "'") + (marks ? "" : apart.group(2)) : command;
        commands.add(plain);
        Answer answer = does.apply(plain);
        status = answer.status();
        answer.lines().forEach(line -> say(line.equals(answer.lines().getFirst()) ? prints : Duration.ZERO, (marks ? "\n" + half + proof + " v " + line + "." : line) + "\n"));
        say(ends, "\n" + half + proof + " c " + done + " " + status + "\n");
    }
}
