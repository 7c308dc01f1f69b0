package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.PatientTime;
import dev.claimport.testing.TestBundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the products on a gateway say of their registration, by their own files and logs, read through a real shell. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class ProductsTest {

    private final PatientTime time = new PatientTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of("Line", "7 \"A\" $HOME"));
    private final FakeRegistration registration = FakeRegistration.waiting();
    private LinuxGateway gateway;
    private PracticeDevice plugged;
    private SerialLink link;
    private ConsoleDevice device;

    private void plugIn(GatewayProduct product) {
        gateway = new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()), product, registration, "sh");
        plugged = PracticeDevice.plugIn(gateway, time);
        link = time.over(new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL));
        String profile = Map.of(GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client", GatewayProduct.GREENGRASS, "aws-greengrass",
                GatewayProduct.GREENGRASS_LITE, "aws-greengrass-lite").get(product);
        device = new ConsoleDevice(link, (ConsoleSettings) BuiltIn.profiles().named(profile).orElseThrow().profile().settings(), time);
    }

    @AfterEach
    void end() {
        device.close();
        plugged.close();
        bundle.claim().close();
    }

    private void handOver() throws Exception {
        assertTrue(device.identify().can(Capability.REPORTS_PROGRESS));
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        awaitAcceptance();
        assertEquals(bundle.claim().templateName(), registration.bundle().templateName());
        assertEquals("7 \"A\" $HOME", registration.bundle().parameters().get("Line"));
        assertEquals("4711-0001", registration.bundle().parameters().get("SerialNumber"));
    }

    /** Of the product, without asking it: each question takes a dozen programs on the gateway. */
    private void awaitAcceptance() throws InterruptedException {
        while (plugged.status().state() != DeviceState.ACCEPTED || registration.bundle() == null) {
            Thread.sleep(20);
        }
    }

    private DeviceStatus await(Predicate<DeviceStatus> wanted) throws InterruptedException {
        DeviceStatus status = device.status();
        while (!wanted.test(status)) {
            Thread.sleep(20);
            status = device.status();
        }
        return status;
    }

    private void register() throws GeneralSecurityException {
        registration.reach(DeviceState.CONNECTING);
        registration.issue("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bundle.claim().certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n");
        registration.reach(DeviceState.DONE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void productSaysItsThingAndItsCertificate(GatewayProduct product) throws Exception {
        plugIn(product);
        handOver();
        register();
        DeviceStatus done = await(status -> status.state() == DeviceState.DONE);
        assertEquals("sensor-4711-0001", done.thing().orElseThrow());
        assertEquals(bundle.claim().certificateId(), done.certificateId().orElseThrow(), "by the certificate that it has, not by what it says");
        try (Stream<Path> all = Files.walk(gateway.home())) {
            assertEquals(List.of(), all.map(Path::toString).filter(name -> name.contains(".claimport-")).toList());
        }
    }

    @Tag("thorough")
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void productSaysWhyNotAndEverythingIsUndone(GatewayProduct product) throws Exception {
        plugIn(product);
        handOver();
        registration.reach(DeviceState.CONNECTING);
        registration.fail("InvalidParameters", "no such parameter");
        DeviceStatus failed = await(status -> status.state() == DeviceState.FAILED);
        assertEquals(DeviceStatus.Cause.SERVICE, failed.error().orElseThrow().cause());
        assertEquals("InvalidParameters", failed.error().orElseThrow().code());
        device.abort();
        try (Stream<Path> all = Files.walk(gateway.home())) {
            assertFalse(all.map(Path::toString).anyMatch(name -> name.contains("claim.p") || name.contains(".claimport-")));
        }
    }

    @Tag("thorough")
    @Test
    void nucleusHasASecondChanceWhenANameWasNotResolved() throws Exception {
        plugIn(GatewayProduct.GREENGRASS);
        handOver();
        registration.reach(DeviceState.CONNECTING);
        registration.fail("dns", "no such host");
        await(_ -> plugged.status().state() == DeviceState.ACCEPTED);
        register();
        assertEquals("sensor-4711-0001", await(status -> status.state() == DeviceState.DONE).thing().orElseThrow());
    }

    @Tag("thorough")
    @Test
    void keyThatOthersCanReadAfterwardsIsNamed() throws Exception {
        plugIn(GatewayProduct.GREENGRASS_LITE);
        handOver();
        Path folder = Files.createDirectories(gateway.home().resolve("sysroot/var/lib/greengrass/credentials"));
        Files.writeString(folder.resolve("priv_key.pem"), "");
        register();
        Path key = folder.resolve("priv_key");
        while (!Files.exists(key)) {
            Thread.sleep(20);
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> await(status -> status.state() == DeviceState.DONE));
    }

    @Test
    void productThatIsNotThereIsNamedBeforeAClaimIsAskedFor() throws IOException {
        plugIn(GatewayProduct.GREENGRASS);
        Path systemctl = gateway.home().resolve(".bin/systemctl");
        Files.writeString(systemctl, "#!/bin/sh\necho No files found for $2.service. >&2\nexit 1\n");
        Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::identify);
    }
}
