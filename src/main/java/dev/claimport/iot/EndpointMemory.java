package dev.claimport.iot;

import dev.claimport.claim.IotEndpoint;
import java.util.Optional;

/** Remembers where devices connect: the endpoint of an account in a region never changes (API reference, DescribeEndpoint). */
public interface EndpointMemory {

    /** Remembers nothing. */
    EndpointMemory NONE = new EndpointMemory() {
        @Override
        public Optional<IotEndpoint> find() {
            return Optional.empty();
        }

        @Override
        public void keep(IotEndpoint endpoint) {}
    };

    Optional<IotEndpoint> find();

    void keep(IotEndpoint endpoint);
}
