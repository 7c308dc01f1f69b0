package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.function.BiFunction;

/** A virtual device and its cable, which can be pulled out and plugged in again. */
public final class PracticeDevice implements AutoCloseable {

    /** Under which its ports are listed. */
    public static final String DESCRIPTION = "Practice device";

    private final PracticeFirmware device;
    private final TimeSource time;
    private final BiFunction<PracticeFirmware, Runnable, Cable> cables;
    private Cable cable;
    private boolean closed;

    private PracticeDevice(PracticeFirmware device, TimeSource time, BiFunction<PracticeFirmware, Runnable, Cable> cables) {
        this.device = device;
        this.time = time;
        this.cables = cables;
        this.cable = cables.apply(device, this::cameLoose);
    }

    /**
     * A device, plugged in: on a pseudo-terminal where the system has them, else within this program. It is closed with the cable.
     *
     * @throws dev.claimport.failure.FailureException {@code practice-failed}
     */
    public static PracticeDevice plugIn(PracticeFirmware device, TimeSource time) {
        return new PracticeDevice(device, time, Pseudoterminal.supported() ? PseudoterminalCable::new : MemoryCable::new);
    }

    /** A device, plugged in, which only this program can open. It is closed with the cable. */
    public static PracticeDevice plugInWithin(PracticeFirmware device, TimeSource time) {
        return new PracticeDevice(device, time, MemoryCable::new);
    }

    /** The path of its port, also once it is unplugged. */
    public synchronized String port() {
        return cable.path();
    }

    public String serial() {
        return device.options().serial();
    }

    /** How far it is, as it would say itself. */
    public DeviceStatus status() {
        return device.status();
    }

    /** The port as it is listed; empty while it is unplugged. */
    public synchronized Optional<PortInfo> info() {
        return cable.isIn()
                ? Optional.of(new PortInfo(cable.path(), description(), Optional.empty(), Optional.empty(), Optional.of(serial())))
                : Optional.empty();
    }

    /** With what stands on its label, which a real device wears on its back. */
    private String description() {
        return device.options().sealing().code().map(code -> DESCRIPTION + ", label " + code).orElse(DESCRIPTION);
    }

    /** The computer's end of its cable. @param real opens what the system knows as a port */
    public SerialLink open(SerialPorts real, LineSettings line) {
        Cable current;
        synchronized (this) {
            current = cable;
        }
        return current.open(real, line);
    }

    /** Pulls the cable out. The device keeps its power, and what it holds. */
    public synchronized void unplug() {
        cable.pull();
    }

    /** Plugs it in again, at the same path unless that was taken at this very moment; nothing if it is plugged in. */
    public synchronized void replug() {
        if (!closed && !cable.isIn()) {
            cable.close();
            cable = cables.apply(device, this::cameLoose);
        }
    }

    private void cameLoose() {
        device.options().misbehaviour(DeviceFault.Unplugs.class).flatMap(DeviceFault.Unplugs::backAfter).ifPresent(after -> {
            try {
                time.sleep(after);
                replug();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Unplugs it, and makes it forget everything. */
    @Override
    public synchronized void close() {
        closed = true;
        cable.close();
        device.close();
    }
}
