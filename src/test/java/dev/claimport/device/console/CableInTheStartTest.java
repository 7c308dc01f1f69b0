package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileOverride;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.PassingLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cable is pulled around the start of a product: it is started once, and what was delivered is not delivered again. */
@Tag("thorough")
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class CableInTheStartTest extends OnARealShell {

    private static final String START = "start-agent";
    /** Counts its starts; the first of them takes until it is told to go on. */
    private static final String AGENT = """
            #!/bin/sh
            echo started >> "$HOME/.starts"
            until [ -e "$HOME/.go-on" ]; do sleep 0.1; done
            %s
            echo ended >> "$HOME/.ends"
            """;

    /** When it is pulled. */
    private enum Moment { MOVING, BEFORE, MEANWHILE, AFTER }

    private Moment pulled;
    private boolean isOut;

    private Path home(String name) {
        return gateway.home().resolve(name);
    }

    private int count(String name) throws IOException {
        return Files.exists(home(name)) ? Files.readAllLines(home(name)).size() : 0;
    }

    private void await(String name) {
        await(name, () -> Files.exists(home(name)));
    }

    private void await(String what, BooleanSupplier happened) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!happened.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(deadline), what);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean isNotedAsEnded() {
        try {
            return text(file("claim.json.claimport-ran0")).equals("0\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn() {
        try {
            Files.writeString(home(".go-on"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    SerialLink cable(SerialLink wire) {
        return new PassingLink(wire) {
            private boolean mine;

            @Override
            public int read(byte[] into, Duration timeout) {
                if (mine) {
                    // What had come already is not to be found either.
                    throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception();
                }
                return super.read(into, timeout);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
                boolean now = !isOut && text.contains(pulled == Moment.MOVING ? "mv -f" : "eval '" + START);
                if (isOut && pulled == Moment.MEANWHILE && text.contains(" here ")) {
                    goOn();
                }
                if (now && pulled.compareTo(Moment.BEFORE) <= 0) {
                    pull();
                }
                super.write(bytes, offset, length);
                if (now && pulled == Moment.MEANWHILE) {
                    await(".starts");
                    pull();
                } else if (now && pulled == Moment.AFTER) {
                    goOn();
                    await(".ends");
                    pull();
                }
            }

            private void pull() {
                isOut = true;
                mine = true;
                plugged.unplug();
            }
        };
    }

    private static Profile profile() {
        return BuiltIn.profiles().named("linux-folder").orElseThrow().text().profile(List.of(ProfileOverride.parse("go=" + START).orElseThrow()));
    }

    private ConsoleDevice agent(String shell, Moment when, String ending) {
        pulled = when;
        ConsoleDevice device = device(shell, shell, GatewayProduct.FOLDER, profile());
        program(START, AGENT.formatted(ending));
        device.identify();
        deliver(device);
        Failures.expect(LinkFailure.Kind.PORT_GONE, device::commit);
        assertTrue(isOut);
        return device;
    }

    private void hasStartedOnce() throws IOException {
        assertEquals(List.of(1, 1), List.of(count(".starts"), count(".ends")));
        hasTheFourFiles();
        hasPrompt();
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void beforeItTheFilesStayAndTheProductIsStarted(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.BEFORE, "");
        assertEquals(0, count(".starts"));
        goOn();
        replug(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        hasStartedOnce();
    }

    /** It still runs when the cable is back, and who comes in. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void meanwhileItIsWaitedFor(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.MEANWHILE, "");
        replug(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        hasStartedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void afterItIsNotStartedAgain(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.AFTER, "");
        replug(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        hasStartedOnce();
    }

    /** Nothing was started, and where the files are is not known. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void whileFilesAreMovedTheyAreDeliveredAgain(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.MOVING, "");
        goOn();
        replug(device);
        Failures.expect(Kind.DEVICE_LOST_TRACK, device::commit);
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        hasStartedOnce();
    }

    /** A start that has failed was none: why, is known from the next. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void startThatFailedMeanwhileIsTriedAgainAndNamed(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.AFTER, "echo ended >> \"$HOME/.ends\"; echo agent not found; exit 5");
        replug(device);
        Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::commit);
        assertEquals(2, count(".starts"));
        device.abort();
        assertTrue(isEmpty(), "and no note of it either");
        hasPrompt();
    }

    /** As where the gateway ended the shell with the cable, or was itself switched off: how that start ended, nobody can say. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void startWhoseShellIsNoMoreIsRunAgain(String shell) throws Exception {
        ConsoleDevice device = agent(shell, Moment.AFTER, "");
        // Once the product has ended, its shell notes that, and would do so over what is noted here.
        await("the note", this::isNotedAsEnded);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(file("claim.json.claimport-ran0"), "r" + gone.pid() + "\n");
        replug(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertEquals(2, count(".ends"));
        hasPrompt();
    }

    /** As after the computer, and not only the cable, was gone: what was noted then says nothing of the next claim. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void nextHandOverStartsTheProductAnew(String shell) throws Exception {
        ConsoleDevice before = agent(shell, Moment.AFTER, "");
        before.close();
        replug();
        ConsoleDevice next = new ConsoleDevice(link, (ConsoleSettings) profile().settings(), time);
        next.identify();
        deliver(next);
        assertInstanceOf(Verification.Verified.class, next.commit());
        assertEquals(2, count(".starts"));
        assertFalse(Files.exists(file("claim.json.claimport-ran0")));
        hasPrompt();
    }
}
