package dev.claimport.desktop.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.certify.Certifier;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Reach;
import dev.claimport.desktop.certify.CertifyViewModel.Stage;
import dev.claimport.desktop.common.Texts;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window certifies, with the engine of the command, on a pseudo-terminal. */
@Timeout(240)
class CertifyOnAPortTest {

    private static final TimeSource TIME = TimeSource.system();

    @TempDir
    private Path folder;
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private PracticeDevice device;
    private CertifyViewModel model;

    private void plugIn(VirtualDeviceOptions options) {
        device = PracticeDevice.plugIn(BuiltIn.device("handover", options, new FleetProvisioning(TIME), TIME), TIME);
        model = new CertifyViewModel(new CertifyViewModel.Device(PortInfo.named(device.port()), Optional.empty(), "a device"),
                () -> Examiner.of(new Certifier(new JSerialCommPorts(), BuiltIn.profiles(), TIME)), Optional.empty(), new VirtualThreadBackground(screen::add), TIME);
    }

    @AfterEach
    void unplug() {
        model.close();
        device.close();
    }

    private void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Optional.ofNullable(screen.poll(60, TimeUnit.SECONDS)).ifPresent(Runnable::run);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int kept() {
        return model.groups().stream().mapToInt(group -> group.ended() - group.unkept()).sum();
    }

    private void awaitTheEnd() {
        await(() -> model.stageProperty().get() == Stage.ENDED);
        assertNull(model.failureProperty().get());
    }

    @Test
    void whatIsCancelledEndsWithWhatWasFoundAndLeavesTheDeviceAsItWas() {
        plugIn(VirtualDeviceOptions.usual("SN-11"));
        model.begin(false, Reach.LOOPBACK);
        await(() -> kept() > 5);
        model.cancel();
        awaitTheEnd();

        assertEquals(Optional.of(LocalFailure.Kind.CANCELLED), model.certificateProperty().get().failure().map(LocalFailure.class::cast).map(LocalFailure::kind));
        assertTrue(model.certificateProperty().get().count(ClauseResult.Passed.class) > 5);
        assertEquals(DeviceState.EMPTY, device.status().state());
        assertTrue(model.close().isDone());
    }

    @Test
    void aPortThatVanishesIsNamedAndTheReportIsThereAllTheSame() throws Exception {
        plugIn(VirtualDeviceOptions.usual("SN-12"));
        model.begin(false, Reach.LOOPBACK);
        await(() -> kept() > 5);
        device.close();
        awaitTheEnd();

        assertTrue(model.certificateProperty().get().failure().orElseThrow() instanceof LinkFailure, model.certificateProperty().get().toString());
        Texts texts = new Texts(Locale.ENGLISH, ZoneOffset.UTC);
        model.save(folder.resolve("new"), texts.ofCertificates(), texts.zone());
        await(() -> model.savedProperty().get() != null);
        String page = Files.readString(model.savedProperty().get());
        assertTrue(page.contains("SN-12") && page.contains("hello-fields"), page);
        assertTrue(Files.readString(folder.resolve("new").resolve("certification.json")).contains("\"not-certified\""));
    }

    @Test
    void aDeviceThatSaysYesThoughItHoldsSomethingElseGetsNoCertificate() {
        plugIn(VirtualDeviceOptions.usual("SN-13").misbehaving(new DeviceFault.FlipsBit()));
        model.begin(false, Reach.LOOPBACK);
        await(() -> model.groups().stream().anyMatch(group -> group.unkept() > 0));
        model.cancel();
        awaitTheEnd();

        assertEquals(Verdict.NOT_CERTIFIED, model.certificateProperty().get().verdict());
        assertTrue(model.certificateProperty().get().unkept().getFirst().outcome() instanceof ClauseResult.Failed, model.certificateProperty().get().toString());
    }

    /** Whoever leaves while it is found out what is on a port need not wait for that. */
    @Test
    void itCanBeCancelledBeforeThereIsAnAnswer() {
        plugIn(VirtualDeviceOptions.usual("SN-14").misbehaving(new DeviceFault.Silent()));
        model.begin(false, Reach.LOOPBACK);
        model.cancel();
        awaitTheEnd();
        assertEquals(Optional.of("cancelled"), model.certificateProperty().get().failure().map(failure -> failure.id()));
        assertFalse(model.isRunning());
    }

    @Test
    @Tag("long")
    void anHonestDeviceIsCertified() {
        plugIn(VirtualDeviceOptions.usual("SN-15"));
        model.begin(false, Reach.LOOPBACK);
        awaitTheEnd();
        assertEquals(Verdict.CERTIFIED, model.certificateProperty().get().verdict(), () -> model.certificateProperty().get().toString());
    }
}
