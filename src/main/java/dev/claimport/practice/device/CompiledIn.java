package dev.claimport.practice.device;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Firmware that has endpoint and template built in: who is handed nothing but certificate, key and root registers with those.
 *
 * @param template by the claim's certificate; empty where the firmware knows of none
 */
public record CompiledIn(DeviceRegistration registration, String host, int port, Function<X509Certificate, Optional<String>> template)
        implements DeviceRegistration {

    @Override
    public DeviceRegistration by(InstantSource clock) {
        return new CompiledIn(registration.by(clock), host, port, template);
    }

    @Override
    public Running start(BundleContents bundle, Listener listener) {
        return registration.start(bundle.host().isEmpty() ? complete(bundle) : bundle, listener);
    }

    private BundleContents complete(BundleContents bundle) {
        return new BundleContents(host, port, template.apply(bundle.certificate()).orElse(""), bundle.parameters(), bundle.certificate(), bundle.key(),
                bundle.rootCas(), bundle.clientId());
    }
}
