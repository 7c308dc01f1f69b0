package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.Verification;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.GroupError;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smp.SmpServer;
import dev.claimport.practice.device.zephyr.CredOptions;
import dev.claimport.practice.device.zephyr.CredShell;
import dev.claimport.practice.device.zephyr.ShellFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shell that is reached by MCUmgr's shell group alone: the same conversation as on its console, and what the group cannot. */
class ShellGroupTest {

    private static final int USUAL_OUTPUT = 300;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final VirtualDeviceOptions options = VirtualDeviceOptions.usual("a1b2c3d4e5000001");
    private final CredShell shell = new CredShell(CredOptions.USUAL, options, registration);

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private static ScriptSettings settings(String profile) {
        return (ScriptSettings) BuiltIn.profiles().named(profile).orElseThrow().profile().settings();
    }

    private VirtualLine line(SmpServer server) {
        return new VirtualLine(new SmpFirmware(options, server), time);
    }

    private ScriptDevice device(SmpServer server) {
        return new ScriptDevice(line(server), settings("zephyr-smp-cred"), time);
    }

    private Verification handOver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    private String said(Kind kind, SmpServer server) {
        ScriptDevice device = device(server);
        DeviceFailure failure = (DeviceFailure) Failures.expect(kind, () -> handOver(device));
        device.abort();
        assertEquals(Map.of(), shell.contents(), "what was there is taken back");
        assertEquals(0, registration.started());
        return failure.facts().get("said").toString();
    }

    /** The shell's answers as another server's. */
    private SmpServer answering(Function<Reply, Reply> change) {
        SmpServer server = new ShellFirmware(shell, USUAL_OUTPUT);
        return (SmpServer) Proxy.newProxyInstance(SmpServer.class.getClassLoader(), new Class<?>[] {SmpServer.class}, (_, method, arguments) -> {
            Object result = method.invoke(server, arguments);
            return result instanceof Reply reply && ((SmpHeader) arguments[0]).group() == 9 ? change.apply(reply) : result;
        });
    }

    /** What is said over both is kept in two files, and is one conversation. */
    @Test
    void conversationIsThatOfTheConsole() {
        Script console = settings("zephyr-cred").script();
        Script group = settings("zephyr-smp-cred").script();
        assertEquals(said(console.store()), said(group.store()));
        assertEquals(said(console.forget()), said(group.forget()));
        assertEquals(console.slots(), group.slots());
        assertEquals(settings("zephyr-cred").proof(), settings("zephyr-smp-cred").proof());
    }

    private static List<List<Object>> said(List<Step> steps) {
        List<List<Object>> said = new ArrayList<>();
        for (Step step : steps) {
            Object say = step.say() instanceof Step.Say.Chunks(Phrase line, int _) ? line : step.say();
            said.add(List.of(say, step.expected(), step.proof(), step.unprovable(), step.within()));
        }
        return said;
    }

    @Test
    void outputThatIsCutOffIsNamed() {
        assertEquals("MCUmgr: output cut off", said(Kind.SHELL_OUTPUT_CUT, new ShellFirmware(shell, 40)));
    }

    @Test
    void commandThatIsTooLongIsNamed() {
        assertEquals("MCUmgr: error 9.2", said(Kind.SHELL_LINE_TOO_LONG, answering(reply ->
                shell.contents().isEmpty() ? reply : new GroupError(9, 2, 3))));
    }

    @Test
    void olderServersReturnWhereNewerOnesHaveErrors() {
        ScriptDevice device = device(answering(reply -> reply instanceof Reply.Done(var body)
                ? new Reply.Done(out -> out.map(2).text("o").text(printed(body)).text("rc").unsigned(7)) : reply));
        assertEquals(new Verification.Verified("SHA-256"), handOver(device));
        assertEquals(1, registration.started());
    }

    private static String printed(Consumer<CborWriter> body) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(1024);
            body.accept(CborWriter.into(bytes));
            return CborReader.readMap(bytes.flip()).get("o").toString();
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shellWithoutTheCommandsIsRecognisedAndSaidToBeSo() {
        var without = new CredShell(new CredOptions(4096, 4, true, true, false), options, registration);
        ProbeResult found = BuiltIn.recognizer(time).look(line(new ShellFirmware(without, USUAL_OUTPUT)));
        assertEquals(new ProbeResult(OtherKind.SMP_SHELL, "cred: command not found"), found);
        assertFalse(BuiltIn.profiles().all().stream().anyMatch(entry -> entry.profile().serves(found)));
    }

    @Test
    void deviceWithoutTheGroupIsNoShell() {
        assertEquals(OtherKind.SMP_OTHER, BuiltIn.recognizer(time).look(line(answering(_ -> new Reply.Unknown(Reply.NOT_SUPPORTED)))).family());
    }

    /** To show that a line is clear, and to send in small steps, is for those that lose something. */
    @Test
    void lineThatLosesNothingIsNotClearedBeforeEachCommand() {
        handOver(device(new ShellFirmware(shell, USUAL_OUTPUT)));
        Duration taken = Duration.between(ManualTime.START, time.instant());
        assertTrue(taken.compareTo(Duration.ofSeconds(1)) < 0, taken::toString);
    }
}
