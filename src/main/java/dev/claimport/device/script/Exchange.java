package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.serial.trace.TraceLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that was sent on a line, which may be many lines, and what came until the next. */
sealed class Exchange permits ChunkedExchange {

    static final String CONTENT = "${content}";
    static final String ESCAPED = "${content.escaped}";
    /** In the place of an end of a line, where a content goes over in one. */
    private static final String ESCAPED_END = "\\n";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String FENCE = "-----";
    private static final String BLACK = "███";
    /** What stands in the place of a secret, and how many bytes it had. */
    static final Pattern MASKED = Pattern.compile(BLACK + " (\\d{1,6}) B " + BLACK);
    private static final int LEAST_ECHO = 4;
    /** What is hidden of a command by accident is shorter: a word that is in the key as well. */
    private static final int LEAST_HIDDEN = 8;
    /** What goes over in blocks goes over in multiples of that. */
    private static final int ROUND = 128;
    /** Characters of a line of PEM (RFC 7468, 2). */
    private static final int LINE = 64;

    private final TraceLine first;
    private final StringBuilder sent = new StringBuilder();
    private final List<TraceLine> answers = new ArrayList<>();
    private Optional<Block> block = Optional.empty();
    private boolean unfinished;

    /**
     * What was sent at once of a part, and what was said of it before the rest was sent.
     *
     * @param taken neither empty nor masked
     */
    record Block(int bytes, String taken) {}

    Exchange(TraceLine first) {
        this.first = first;
        sent.append(first.text());
        unfinished = !first.ends();
    }

    TraceLine first() {
        return first;
    }

    List<TraceLine> answers() {
        return answers;
    }

    void goOn(TraceLine line) {
        sent.append(unfinished ? "" : "\n").append(line.text());
        unfinished = !line.ends();
    }

    /** What has been answered is no answer to all of it, since its part goes on. */
    void goOnAfter() {
        String taken = DraftProfile.plain(answers.getLast().text());
        if (block.isEmpty() && !taken.isEmpty() && !isMasked(taken)) {
            List<Integer> sizes = sizes(sent.toString());
            block = Optional.of(new Block(sizes.stream().filter(size -> size % ROUND == 0).findFirst().orElse(sizes.getFirst()), taken));
        }
        answers.clear();
    }

    /** Where a part went over in blocks, of which the device acknowledged each. */
    Optional<Block> block() {
        return block;
    }

    void answer(TraceLine line) {
        answers.add(line);
    }

    /**
     * Whether that is of it, whatever of it cannot be seen: an echo. A few letters are somewhere in a part by accident, OK in every sixth certificate:
     * they are of it where they are a line of it.
     */
    boolean says(TraceLine line) {
        if (isContent() && line.text().length() < LEAST_ECHO) {
            return line.ends() && sent.toString().lines().anyMatch(line.text()::equals);
        }
        return MASKED.splitAsStream(line.text()).allMatch(piece -> sent.indexOf(piece) >= 0);
    }

    /** Its line was longer than what is shown of one at a time. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** All that was sent. */
    String text() {
        return sent.toString();
    }

    static boolean isEnd(String text) {
        return text.contains(END);
    }

    static boolean isMasked(String text) {
        return text.contains(BLACK);
    }

    /** A part goes over in many lines. */
    boolean isInPart() {
        int begin = sent.lastIndexOf(BEGIN);
        return begin >= 0 && sent.indexOf(END, begin) < 0;
    }

    boolean isContent() {
        return begin() >= 0;
    }

    private int begin() {
        int begin = sent.indexOf(BEGIN);
        return begin >= 0 ? begin : hidden(sent) >= LEAST_HIDDEN ? sent.indexOf(BLACK) : -1;
    }

    private static int hidden(CharSequence text) {
        return MASKED.matcher(text).results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
    }

    /** Behind the content. */
    private int end() {
        if (sent.indexOf(BEGIN) < 0) {
            return sent.lastIndexOf(BLACK) + BLACK.length();
        }
        int line = sent.indexOf("\n", Math.max(begin(), sent.lastIndexOf(END)));
        if (line >= 0) {
            return line + 1;
        }
        int end = Math.max(begin(), sent.lastIndexOf(FENCE) + FENCE.length());
        return isEscaped() && sent.indexOf(ESCAPED_END, end) == end ? end + ESCAPED_END.length() : end;
    }

    /** All of a part on one line, with two characters for each end of one. */
    private boolean isEscaped() {
        int begin = sent.indexOf(BEGIN);
        return begin >= 0 && sent.indexOf("\n", begin) < 0 && sent.indexOf(FENCE + ESCAPED_END, begin) >= 0;
    }

    /** For pieces of Base64, of which as many are sent as it takes: how many characters each has. */
    OptionalInt chunk() {
        return OptionalInt.empty();
    }

    /** What was sent, as a profile has it: a part in it stands for any, and all of it is on one line. */
    String said() {
        String text = isContent() ? escaped(sent.substring(0, begin())) + (isEscaped() ? ESCAPED : CONTENT) + escaped(sent.substring(end())) : escaped(sent.toString());
        return text.replace("\n", "\\n");
    }

    /** A value's beginning is none, and a tabulator has no word of its own there. */
    static String escaped(String text) {
        return text.replace("${", "\\x24{").replace("\\t", "\\x09");
    }

    /** Which part the content is; a root has signed itself, and of a claim's certificate some may be masked. */
    ClaimPart part() {
        return part(sent.substring(begin(), end()).replace(ESCAPED_END, "\n"));
    }

    static ClaimPart part(String content) {
        if (content.contains("PRIVATE KEY") || !content.contains(BEGIN)) {
            return ClaimPart.KEY;
        }
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
            return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal()) ? ClaimPart.CA : ClaimPart.CERT;
        } catch (CertificateException _) {
            return ClaimPart.CERT;
        }
    }

    /** How many bytes the content may have had: with either end of a line, also behind the last; each in the same place for every part. In digits. */
    List<String> lengths() {
        return sizes(sent.substring(begin(), end()).strip()).stream().map(size -> Integer.toString(size)).toList();
    }

    private static List<Integer> sizes(String text) {
        int bytes = 0;
        int lines = 0;
        for (String line : text.split("\n")) {
            int hidden = hidden(line);
            bytes += MASKED.matcher(line).replaceAll(Matcher.quoteReplacement("")).length() + hidden;
            lines += Math.max(1, (hidden + LINE - 1) / LINE);
        }
        return List.of(bytes + lines - 1, bytes + lines, bytes + 2 * lines - 2, bytes + 2 * lines);
    }
}
