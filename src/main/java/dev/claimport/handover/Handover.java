package dev.claimport.handover;

import dev.claimport.device.Devices;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.util.function.Consumer;

/** One device, from plugged in to confirmed. Used once: {@link #run} blocks, {@link #cancel} may come from any thread. */
public final class Handover {

    public Handover(IotService iot, SerialPorts ports, Devices devices, TimeSource time, HandoverPolicy policy) {
    }

    /**
     * Does the whole job. Never throws for a hand-over that fails: the result says so.
     *
     * @param events told on the calling thread
     */
    public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
        throw new UnsupportedOperationException();
    }

    /** Ends {@link #run} soon: the device is told to forget, the key is wiped, the port given back. Does nothing once it has ended. */
    public void cancel() {
    }
}
