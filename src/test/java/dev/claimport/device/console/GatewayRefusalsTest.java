package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.testing.Failures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway refuses, and why. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class GatewayRefusalsTest extends OnARealShell {

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void failureOfTheProductPutsBackWhatWasThere(String shell) throws Exception {
        ConsoleDevice device = device(shell, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client");
        Path folder = Files.createDirectory(gateway.home().resolve(".aws-iot-device-client"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] before = "as it was".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("aws-iot-device-client.conf"), before);
        program("systemctl", "#!/bin/sh\necho Unit $2.service not found. >&2\nexit 5\n");
        device.identify();
        deliver(device);
        Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::commit);
        device.abort();
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("aws-iot-device-client.conf")));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void folderThatOthersCanReadIsRefusedWhereTheProductWould(String shell) throws Exception {
        ConsoleDevice device = device(shell, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client");
        Files.createDirectory(gateway.home().resolve(".aws-iot-device-client"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        device.identify();
        Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> deliver(device));
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void fullDiskHasItsName(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        Files.createDirectory(file(""));
        // What is written there is written to a disk that is always full (full(4)).
        Files.createSymbolicLink(file("root-ca.pem.claimport-new"), Path.of("/dev/full"));
        device.identify();
        Failures.expect(Kind.GATEWAY_DISK_FULL, () -> deliver(device));
        device.abort();
        assertTrue(isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void placeWhereNobodyMayWriteHasItsName(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        Files.createDirectory(file(""));
        Files.createSymbolicLink(file("root-ca.pem.claimport-new"), Path.of("/sys/kernel/nothing"));
        device.identify();
        Failures.expect(Kind.GATEWAY_NOT_PERMITTED, () -> deliver(device));
    }

    /** A real one, where the tests may mount it; elsewhere what writes there says what the C library says. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void readOnlyFileSystemHasItsNameAndThePromptIsBack(String shell) throws Exception {
        boolean mounts = new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "-o", "ro", "none", "/mnt").start().waitFor() == 0;
        ConsoleDevice device = mounts
                ? device(shell, "unshare -m sh -c 'mkdir \"$HOME/claim\"; mount -t tmpfs -o ro none \"$HOME/claim\"; exec " + shell + " -i'", GatewayProduct.FOLDER, "linux-folder")
                : device(shell);
        if (!mounts) {
            program("mkdir", "#!/bin/sh\necho \"mkdir: cannot create directory: Read-only file system\" >&2; exit 1\n");
        }
        device.identify();
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.DEVICE_READ_ONLY, () -> deliver(device));
        assertTrue(failure.facts().get("path").toString().contains("/claim"), failure::toString);
        device.abort();
        hasPrompt();
    }
}
