package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus.Cause;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** How a device finds its endpoint and by what it knows it. */
final class DeviceNetwork {

    private DeviceNetwork() {}

    /** The address of a host, IPv4 if there is one: the practice broker listens nowhere else. */
    static InetAddress resolve(String host, Duration timeout) throws DeviceProblem, InterruptedException {
        CompletableFuture<InetAddress> address = new CompletableFuture<>();
        // The system's resolver cannot be interrupted; it is left behind when it takes too long.
        Thread.ofPlatform().daemon().name("device-dns").start(() -> {
            try {
                List<InetAddress> all = List.of(InetAddress.getAllByName(host));
                address.complete(all.stream().filter(Inet4Address.class::isInstance).findFirst().orElse(all.getFirst()));
            } catch (UnknownHostException | RuntimeException | Error e) {
                address.completeExceptionally(e);
            }
        });
        try {
            return address.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DeviceProblem(Cause.DNS, "no address for the endpoint", e);
        }
    }

    /** Whether a host is given as an address, not by name. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    /** Trusts what these roots have signed, and judges validity by the device's clock. */
    static TrustManager trust(List<X509Certificate> roots, Instant now) throws DeviceProblem {
        try {
            Set<TrustAnchor> anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new DeviceProblem(Cause.TLS, "no root CA to trust", e);
        }
    }
}
