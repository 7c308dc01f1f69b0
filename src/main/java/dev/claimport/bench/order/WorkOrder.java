package dev.claimport.bench.order;

import dev.claimport.handover.Admission.Admitted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The devices of an order.
 *
 * @param name as records call it: that of its file
 * @param devices what is known of each, by its serial number, in the order of the file
 */
public record WorkOrder(String name, Map<String, Admitted> devices) {

    public WorkOrder {
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    }

    /** Empty for one that is not listed. */
    public Optional<Admitted> device(String serial) {
        return Optional.ofNullable(devices.get(serial));
    }

    public Set<String> serials() {
        return devices.keySet();
    }
}
