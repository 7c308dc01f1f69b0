package dev.claimport.device.parts;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A bundle on its way into a device's files: its parts, and which of them the device has whole, so that only what is missing is sent after a lost
 * cable. For one thread; any thread may close.
 */
public final class FileDelivery implements AutoCloseable {

    private final PartsPlan plan;
    private final String serialParameter;
    private final List<String> ownParameters;
    private final Set<String> complete = new HashSet<>();
    private List<Part> parts = List.of();
    private Optional<Bundle> of = Optional.empty();
    private String serial = "";
    private Optional<Verification> committed = Optional.empty();

    /** Brings one part to the device. */
    @FunctionalInterface
    public interface Sender {

        /** @param held told how many bytes of it the device has */
        void send(Part part, IntConsumer held);
    }

    /**
     * @param serialParameter the template parameter that the device's serial number is sent as
     * @param ownParameters template parameters that the device fills in itself
     */
    public FileDelivery(PartsPlan plan, String serialParameter, List<String> ownParameters) {
        this.plan = plan;
        this.serialParameter = serialParameter;
        this.ownParameters = List.copyOf(ownParameters);
    }

    /** What the device fills in, now that it has said who it is. @param said its serial number, or nothing */
    public List<String> parameters(String said) {
        serial = said;
        List<String> parameters = new ArrayList<>(ownParameters);
        if (!serial.isEmpty() && !parameters.contains(serialParameter)) {
            parameters.add(serialParameter);
        }
        return parameters;
    }

    /** Of another bundle than before, the device has nothing. @return the paths of the parts that are missing */
    public List<String> begin(Bundle bundle) {
        if (!of.equals(Optional.of(bundle))) {
            forget();
            parts = plan.render(withSerial(bundle));
            of = Optional.of(bundle);
        }
        return parts.stream().map(Part::path).filter(path -> !complete.contains(path)).toList();
    }

    /** What the device says of its serial number, it is told with the other parameters as well. */
    private Bundle withSerial(Bundle bundle) {
        if (serial.isEmpty() || bundle.parameters().containsKey(serialParameter)) {
            return bundle;
        }
        Map<String, String> parameters = new HashMap<>(bundle.parameters());
        parameters.put(serialParameter, serial);
        return new Bundle(bundle.endpoint(), parameters, bundle.claim(), bundle.rootCas(), bundle.clientId());
    }

    /** Sends all that is missing. */
    public void send(DeliveryProgress progress, Sender sender) {
        long total = parts.stream().mapToLong(Part::size).sum();
        long held = parts.stream().filter(part -> complete.contains(part.path())).mapToLong(Part::size).sum();
        progress.held(held, total);
        for (Part part : parts) {
            if (!complete.contains(part.path())) {
                long before = held;
                sender.send(part, so -> progress.held(before + so, total));
                complete.add(part.path());
                held += part.size();
            }
        }
    }

    /** Sends one once more: until it has arrived, it is missing. */
    public void again(Part part, Sender sender) {
        complete.remove(part.path());
        sender.send(part, _ -> { });
        complete.add(part.path());
    }

    /** All of them. @throws IllegalStateException when nothing was delivered */
    public List<Part> parts() {
        if (of.isEmpty()) {
            throw new IllegalStateException("nothing was delivered");
        }
        return parts;
    }

    /** How it ended; empty while it has not. */
    public Optional<Verification> committed() {
        return committed;
    }

    /** It has ended; the parts are gone from here. */
    public Verification commit(Verification how) {
        committed = Optional.of(how);
        closeParts();
        return how;
    }

    /** The device has nothing any more. */
    public void forget() {
        closeParts();
        complete.clear();
        committed = Optional.empty();
    }

    private void closeParts() {
        PartsPlan.close(parts);
        parts = List.of();
        of = Optional.empty();
    }

    @Override
    public void close() {
        PartsPlan.close(parts);
    }
}
