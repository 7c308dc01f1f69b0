package dev.claimport.device.script;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.text.KeepsCredentials;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.practice.device.zephyr.ShellFirmware;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A device of a family, how it is spoken to, and how it came out. */
final class FamilyTry {


    private final Bundle bundle;
    private final ManualTime time;
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final PracticeFirmware firmware;
    private final KeepsCredentials modem;
    private final VirtualLine line;
    private final ScriptDevice device;
    private final Map<String, String> before;

    /** @param plugged what is there, while it is spoken to as {@code spoken} says */
    FamilyTry(Profile plugged, Profile spoken, Bundle bundle, ManualTime time, Trouble trouble, long seed, DeviceFault... faults) {
        this(plugged, spoken, bundle, time, trouble, seed, line -> line, faults);
    }

    /** @param cable what there is between the line and who speaks on it */
    FamilyTry(Profile plugged, Profile spoken, Bundle bundle, ManualTime time, Trouble trouble, long seed, Function<VirtualLine, SerialLink> cable, DeviceFault... faults) {
        this.bundle = bundle;
        this.time = time;
        firmware = SupportedDialects.builtIn().practice().playing(plugged).orElseThrow()
                .device(plugged, VirtualDeviceOptions.usual("4711-000001").misbehaving(faults), registration, time);
        modem = switch (firmware) {
            case TextFirmware text -> (KeepsCredentials) text.server();
            case SmpFirmware smp -> ((ShellFirmware) smp.server()).shell();
            default -> throw new AssertionError(firmware);
        };
        before = modem.settings();
        line = new VirtualLine(firmware, time, trouble, seed);
        device = new ScriptDevice(cable.apply(line), (ScriptSettings) spoken.settings(), time);
    }

    FakeRegistration registration() {
        return registration;
    }

    PracticeFirmware firmware() {
        return firmware;
    }

    KeepsCredentials modem() {
        return modem;
    }

    VirtualLine line() {
        return line;
    }

    ScriptDevice device() {
        return device;
    }

    /** What could be set, before anything was said. */
    Map<String, String> before() {
        return before;
    }

    DeviceIdentity deliver() {
        DeviceIdentity identity = device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return identity;
    }

    Verification handOver() {
        deliver();
        return device.commit();
    }

    /** All that it was told, whatever carried it. */
    String told() {
        var told = new StringBuilder();
        var messages = new SmpDecoder(4096, message -> told.append(told(message)).append('\r'));
        for (byte[] bytes : line.written()) {
            told.append(new String(bytes, StandardCharsets.ISO_8859_1));
            messages.accept(bytes, bytes.length);
        }
        return told.toString();
    }

    private static String told(byte[] message) {
        try {
            return SmpMessage.taking(message).body().get("argv") instanceof List<?> words ? words.stream().map(Object::toString).collect(Collectors.joining(" ")) : "";
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    boolean holdsKey() {
        return modem.contents().values().stream().anyMatch(content -> new String(content, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY"));
    }
}