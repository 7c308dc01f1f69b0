package dev.claimport.practice.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a virtual device is.
 *
 * @param ownParameters template parameters that it fills in itself
 * @param required template parameters without which it does not accept a bundle
 * @param bufferSize of its SMP buffer in bytes; messages may be 4 bytes shorter
 * @param bufferCount of its SMP buffers
 * @param largestBundle in bytes
 * @param sealing whether it takes sealed bundles
 * @param misbehaviours what it does wrong; empty for a good device
 */
public record VirtualDeviceOptions(
        String model, String serial, String firmware, Map<String, String> ownParameters, Set<String> required, int bufferSize, int bufferCount,
        int largestBundle, Sealing sealing, List<DeviceFault> misbehaviours) {

    public VirtualDeviceOptions {
        ownParameters = Map.copyOf(ownParameters);
        required = Set.copyOf(required);
        misbehaviours = List.copyOf(misbehaviours);
    }

    /** A good device, which knows its serial number and takes sealed bundles. */
    public static VirtualDeviceOptions usual(String serial) {
        return new VirtualDeviceOptions("Claimport practice device", serial, "1.0.0", Map.of("SerialNumber", serial), Set.of(), 2048, 4, 8192, Sealing.OFFERED, List.of());
    }

    public VirtualDeviceOptions withSerial(String other) {
        return new VirtualDeviceOptions(model, other, firmware, ownParameters, required, bufferSize, bufferCount, largestBundle, sealing, misbehaviours);
    }

    public VirtualDeviceOptions withModel(String other) {
        return new VirtualDeviceOptions(other, serial, firmware, ownParameters, required, bufferSize, bufferCount, largestBundle, sealing, misbehaviours);
    }

    public VirtualDeviceOptions withOwnParameters(Map<String, String> own) {
        return new VirtualDeviceOptions(model, serial, firmware, own, required, bufferSize, bufferCount, largestBundle, sealing, misbehaviours);
    }

    public VirtualDeviceOptions withRequired(String... names) {
        return new VirtualDeviceOptions(model, serial, firmware, ownParameters, Set.of(names), bufferSize, bufferCount, largestBundle, sealing, misbehaviours);
    }

    public VirtualDeviceOptions withBuffers(int size, int count) {
        return new VirtualDeviceOptions(model, serial, firmware, ownParameters, required, size, count, largestBundle, sealing, misbehaviours);
    }

    public VirtualDeviceOptions withLargestBundle(int bytes) {
        return new VirtualDeviceOptions(model, serial, firmware, ownParameters, required, bufferSize, bufferCount, bytes, sealing, misbehaviours);
    }

    public VirtualDeviceOptions with(Sealing other) {
        return new VirtualDeviceOptions(model, serial, firmware, ownParameters, required, bufferSize, bufferCount, largestBundle, other, misbehaviours);
    }

    public VirtualDeviceOptions misbehaving(DeviceFault... how) {
        return new VirtualDeviceOptions(model, serial, firmware, ownParameters, required, bufferSize, bufferCount, largestBundle, sealing, List.of(how));
    }

    /** What it does wrong in that way, if it does. */
    public <M extends DeviceFault> Optional<M> misbehaviour(Class<M> kind) {
        return misbehaviours.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
