package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files behind a shell: written beside their place, held against what was sent, moved there together, and taken back. */
final class FarFolder {

    private static final Logger LOG = LoggerFactory.getLogger(FarFolder.class);
    private static final Pattern SHA256 = Pattern.compile("\\b([0-9a-f]{64})\\b");
    private static final Pattern MODE = Pattern.compile("^[d-]([r-][w-][x-][r-][w-][x-][r-][w-][x-])");
    /** The slowest line that a console is used at, in bytes a second. */
    private static final int SLOWEST_LINE = 960;
    /** What the shell does when it ends, see {@link SecondShell}. */
    private static final String NOTHING_TO_TAKE_BACK = "u() { :; }";
    /** A line of the terminal that is lost in the middle is no reason to give up. */
    private static final int TRIES = 2;

    private final Shell shell;
    private final SequencedSet<FarFile> written = new LinkedHashSet<>();
    private final Set<FarFile> moved = new LinkedHashSet<>();
    private final Set<FarFile> kept = new LinkedHashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private Decoder decoder = Decoder.PRINTF;
    private Optional<Digest> digest = Optional.empty();

    FarFolder(Shell shell) {
        this.shell = shell;
    }

    /** Finds out what there is. @return by what files can be verified */
    Optional<Digest> survey() {
        decoder = Arrays.stream(Decoder.values()).filter(each -> shell.run(each.probe()).isGood()).findFirst()
                .orElseThrow(() -> new DeviceFailure(Kind.GATEWAY_WITHOUT_DECODER, Map.of()).exception());
        digest = Arrays.stream(Digest.values()).filter(each -> shell.run(each.probe()).isGood()).findFirst();
        LOG.info("the console has {} and {}", decoder, digest);
        return digest;
    }

    /** Makes it, for nobody else to read, where it is not there. @param mode on which the product insists */
    void open(String folder, Optional<String> mode) {
        String quoted = "'" + folder + "'";
        if (!shell.run("[ -d " + quoted + " ]").isGood()) {
            good(folder, "mkdir -p " + quoted + " && chmod " + mode.orElse("700") + " " + quoted);
            made.add(folder);
        }
        mode.ifPresent(octal -> requireMode(folder, octal));
    }

    /** The shell takes it back by itself, should it be cut off. @throws FailureException {@code digest-wrong}, and what a file system can say */
    void write(FarFile file, Part part) {
        written.add(file);
        good(file.path(), "u() { rm -f " + written.stream().map(FarFile::fresh).collect(Collectors.joining(" ")) + "; }");
        for (int i = 1; ; i++) {
            String command = decoder.into(file.fresh());
            Answer answer = shell.feed(command, lines -> decoder.write(part, lines),
                    DeviceWait.STORE.limit().plus(Duration.ofSeconds(decoder.sent(part.size()) / SLOWEST_LINE)));
            if (answer.isGood() && isWhole(file, part)) {
                good(file.path(), "chmod " + file.mode() + " " + file.fresh());
                return;
            }
            if (!answer.isGood() && !answer.lines().isEmpty()) {
                throw ConsoleTrouble.with(file.path(), command, answer);
            }
            if (i == TRIES) {
                throw new DeviceFailure(Kind.DIGEST_WRONG, Map.of(), file.path()).exception();
            }
            LOG.info("{} did not arrive whole, and is sent again", file.path());
        }
    }

    private boolean isWhole(FarFile file, Part part) {
        if (digest.isEmpty()) {
            return shell.run("[ $(wc -c < " + file.fresh() + ") -eq " + part.size() + " ]").isGood();
        }
        String sent = HexFormat.of().formatHex(part.sha256Digest());
        return shell.run(digest.get().of(file.fresh())).find(SHA256).filter(sent::equals).isPresent();
    }

    /** All that was written, in its order. */
    void move() {
        for (FarFile file : written) {
            moved.add(file);
            good(file.path(), file.move());
            requireMode(file.path(), file.mode());
        }
    }

    /** Runs a profile's command once for what was moved, whichever shell is told to. @param number of the command */
    Answer runOnce(int number, String command) {
        return shell.runOnce(command, written.getLast().ran(number), DeviceWait.START.limit());
    }

    /**
     * There is no way back from here on, not even where the shell dies meanwhile: half of what was there before is none. What was written keeps its
     * permissions, or that is said. To be called again where the cable was pulled.
     */
    void keep() {
        kept.addAll(moved);
        written.clear();
        moved.clear();
        made.clear();
        try {
            forgetOld();
        } catch (FailureException e) {
            if (e.failure().kind() != Kind.GATEWAY_SHELL_ENDED) {
                throw e;
            }
            shell.beginAnew();
            forgetOld();
        }
    }

    private void forgetOld() {
        kept.forEach(file -> shell.run(file.forgetOld()));
        shell.run(NOTHING_TO_TAKE_BACK);
        requireModes(List.copyOf(kept));
        kept.clear();
    }

    boolean isBegun() {
        return !written.isEmpty() || !made.isEmpty();
    }

    /** As it was, each as far as it goes. */
    void undo() {
        for (FarFile file : written) {
            attempt((moved.contains(file) ? file.restore() + "; " : "") + file.discard());
        }
        made.forEach(folder -> attempt("rmdir '" + folder + "'"));
        attempt(NOTHING_TO_TAKE_BACK);
        written.clear();
        moved.clear();
        made.clear();
    }

    private void attempt(String command) {
        try {
            shell.run(command, DeviceWait.FORGET.limit());
        } catch (FailureException e) {
            LOG.info("the console could not be put back as it was: {}", e.getMessage());
        }
    }

    /** @param files whose names may have {@code *} in them; each that is there counts */
    void requireModes(List<FarFile> files) {
        for (FarFile file : files) {
            Answer answer = shell.run("for f in '" + file.path().replace("*", "'*'") + "'; do [ ! -e \"$f\" ] || ls -ld \"$f\"; done");
            // Whatever else is printed there, is the kernel's.
            answer.lines().stream().filter(line -> line.contains(file.folder())).forEach(line -> requireMode(file.path(), file.mode(), new Answer(0, List.of(line))));
        }
    }

    private void requireMode(String path, String octal) {
        String look = "ls -ld '" + path + "'";
        Answer answer = shell.run(look);
        requireMode(path, octal, answer.find(MODE).isPresent() ? answer : shell.run(look));
    }

    private static void requireMode(String path, String octal, Answer answer) {
        String found = answer.find(MODE).orElse("?");
        if (!found.equals(symbolic(octal))) {
            throw new DeviceFailure(Kind.GATEWAY_MODE_WRONG, Map.of("path", path, "found", found, "wanted", octal)).exception();
        }
    }

    private static String symbolic(String octal) {
        StringBuilder text = new StringBuilder();
        octal.chars().map(digit -> digit - '0').forEach(bits ->
                text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-').append((bits & 1) != 0 ? 'x' : '-'));
        return text.toString();
    }

    private void good(String path, String command) {
        Answer answer = shell.run(command);
        if (!answer.isGood()) {
            throw ConsoleTrouble.with(path, command, answer);
        }
    }
}
