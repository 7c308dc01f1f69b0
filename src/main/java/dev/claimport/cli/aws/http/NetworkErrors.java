package dev.claimport.cli.aws.http;

import dev.claimport.aws.Causes;
import dev.claimport.aws.network.Breakage;
import dev.claimport.aws.network.ProxyRefusalException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Says what went wrong on the way as botocore over OpenSSL does. */
public final class NetworkErrors {

    /** Where Python's ssl module raises it, in the version that the AWS CLI was recorded with. */
    private static final String SSL_PLACE = "(_ssl.c:992)";

    private NetworkErrors() {}

    /** @param proxy the address that was to be gone through, with or without a scheme */
    public static String message(IOException failure, URI url, Optional<String> proxy) {
        boolean connecting = Causes.of(failure).stream().anyMatch(Breakage::isUnconnected);
        if (proxy.isPresent() && (connecting || has(failure, ProxyRefusalException.class))) {
            return unusable(withScheme(proxy.get()));
        }
        if (has(failure, NoSuchFileException.class)) {
            return "SSL validation failed for " + url + " [Errno 2] No such file or directory";
        }
        if (has(failure, SSLException.class) || has(failure, CertificateException.class)) {
            return "SSL validation failed for " + url + " " + ssl(failure, url);
        }
        if (failure instanceof SocketTimeoutException timeout) {
            return (Breakage.isAboutConnecting(timeout) ? "Connect" : "Read") + " timeout on endpoint URL: \"" + url + "\"";
        }
        if (connecting) {
            return "Could not connect to the endpoint URL: \"" + url + "\"";
        }
        return "Connection was closed before we received a valid response from endpoint URL: \"" + url + "\".";
    }

    /** Of a proxy, without its password, as botocore writes it. */
    static String unusable(String proxy) {
        return "Failed to connect to proxy URL: \"" + proxy.replaceFirst("(?<=//)[^/@]*@|^[^/@]*@", "***:***@") + "\"";
    }

    private static String withScheme(String proxy) {
        return proxy.contains("://") ? proxy : "http://" + proxy;
    }

    private static String ssl(IOException failure, URI url) {
        if (Causes.of(failure).stream().anyMatch(Breakage::isNoTls)) {
            return "[SSL: WRONG_VERSION_NUMBER] wrong version number " + SSL_PLACE;
        }
        String text = Causes.of(failure).stream().map(cause -> String.valueOf(cause.getMessage())).collect(Collectors.joining(" "));
        if (has(failure, EOFException.class) || text.contains("Remote host terminated the handshake")) {
            return "EOF occurred in violation of protocol " + SSL_PLACE;
        }
        if (has(failure, CertificateExpiredException.class)) {
            return unverified("certificate has expired");
        }
        if (text.contains("No name matching") || text.contains("No subject alternative")) {
            boolean address = url.getHost().matches("[0-9.]+|\\[.*");
            return unverified((address ? "IP address" : "Hostname") + " mismatch, certificate is not valid for '" + url.getHost() + "'.");
        }
        if (has(failure, CertPathValidatorException.class) || text.contains("PKIX path building failed") || text.contains("trustAnchors")) {
            return unverified("unable to get local issuer certificate");
        }
        return "[SSL] " + String.valueOf(failure.getMessage()) + " " + SSL_PLACE;
    }

    private static String unverified(String why) {
        return "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: " + why + " " + SSL_PLACE;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Causes.find(failure, kind).isPresent();
    }
}
