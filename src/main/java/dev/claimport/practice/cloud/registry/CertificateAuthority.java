package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.Validity;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The practice cloud's certificate authority: the roots that devices trust, the broker's certificates, claims shaped as AWS IoT
 * makes them, and permanent certificates. Everything is by the cloud's clock. Thread-safe.
 */
public final class CertificateAuthority implements AutoCloseable {

    /** AWS IoT's permanent certificates end here, whenever they begin. */
    private static final Instant PERMANENT_END = Instant.parse("2049-12-31T23:59:59Z");
    /** So much do AWS IoT's certificates reach back, for devices whose clock is late. */
    private static final Duration BACK_DATED = Duration.ofMinutes(2);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(3650);
    /** The client judges these by its own clock, and a scenario may set the cloud's clock hours or weeks ahead. */
    private static final Duration SERVER_BACK_DATED = Duration.ofDays(366);

    private final TimeSource cloudTime;
    private final Optional<Inet4Address> address;
    private final Supplier<KeyPair> rsaKeys;
    private final Runnable whenClosed;
    private final SecureRandom random = new SecureRandom();
    /** Signs claims and permanent certificates, under two names, and the broker's RSA certificate under a third. */
    private final KeyPair issuing;
    private final Validity serverValidity;
    private final List<X509Certificate> roots;
    private final ServerIdentity server;
    private Optional<ServerIdentity> rsaServer = Optional.empty();

    /** With keys made ahead in the background until it is closed. @param address of the broker, besides loopback */
    public CertificateAuthority(TimeSource cloudTime, Optional<Inet4Address> address) {
        this(cloudTime, address, new RsaKeyPool(2));
    }

    private CertificateAuthority(TimeSource cloudTime, Optional<Inet4Address> address, RsaKeyPool pool) {
        this(cloudTime, address, pool, pool::close);
    }

    /**
     * @param address of the broker, besides loopback
     * @param rsaKeys gives the RSA-2048 pairs for issuing, claims and devices
     */
    public CertificateAuthority(TimeSource cloudTime, Optional<Inet4Address> address, Supplier<KeyPair> rsaKeys) {
        this(cloudTime, address, rsaKeys, () -> {});
    }

    /** For a broker on loopback alone. @param rsaKeys gives the RSA-2048 pairs for issuing, claims and devices */
    public CertificateAuthority(TimeSource cloudTime, Supplier<KeyPair> rsaKeys) {
        this(cloudTime, Optional.empty(), rsaKeys);
    }

    private CertificateAuthority(TimeSource cloudTime, Optional<Inet4Address> address, Supplier<KeyPair> rsaKeys, Runnable whenClosed) {
        this.cloudTime = cloudTime;
        this.address = address;
        this.rsaKeys = rsaKeys;
        this.whenClosed = whenClosed;
        issuing = rsaKeys.get();
        KeyPair rootKeys = ecKeys();
        KeyPair serverKeys = ecKeys();
        Instant now = now();
        serverValidity = new Validity(now.minus(SERVER_BACK_DATED), now.plus(SERVER_LIFETIME));
        roots = List.of(Certificates.root(DistinguishedNames.ROOT, rootKeys, serial(), serverValidity),
                Certificates.root(DistinguishedNames.RSA_ROOT, issuing, serial(), serverValidity));
        server = server(serverKeys, DistinguishedNames.ROOT, rootKeys, roots.getFirst());
    }

    /** Besides loopback, the one that the broker's certificates name, and so the one to listen on. */
    public Optional<Inet4Address> address() {
        return address;
    }

    /** What a device has to trust: the root of the ECDSA chain, then that of the RSA chain. */
    public List<X509Certificate> rootCas() {
        return roots;
    }

    private ServerIdentity server(KeyPair keys, X500Name rootName, KeyPair rootKeys, X509Certificate root) {
        return new ServerIdentity(keys.getPrivate(),
                List.of(Certificates.server(keys.getPublic(), address, rootName, rootKeys, serial(), serverValidity), root));
    }

    /** The broker's for clients that know RSA only. Made when the first of them comes, as the key takes long. */
    public synchronized ServerIdentity rsaServer() {
        if (rsaServer.isEmpty()) {
            rsaServer = Optional.of(server(rsaKeys.get(), DistinguishedNames.RSA_ROOT, issuing, roots.getLast()));
        }
        return rsaServer.get();
    }

    /** The broker's with ECDSA, for {@code localhost}, {@code *.localhost}, 127.0.0.1 and {@link #address}. */
    public ServerIdentity server() {
        return server;
    }

    /** A claim that begins two minutes ago and ends after {@code lifetime}. */
    public IssuedClaim issueClaim(Duration lifetime) {
        KeyPair pair = rsaKeys.get();
        Instant now = now();
        Validity validity = new Validity(now.minus(BACK_DATED), now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS));
        byte[] name = new byte[32];
        random.nextBytes(name);
        X500Name subject = DistinguishedNames.common(HexFormat.of().formatHex(name));
        X509Certificate certificate = Certificates.claim(pair.getPublic(), subject, issuing.getPrivate(), serial(), validity);
        return new IssuedClaim(
                id(certificate), pem(certificate), Pem.text("PUBLIC KEY", pair.getPublic().getEncoded()), pkcs1(pair), validity.notAfter());
    }

    /** A permanent certificate for a key made here. */
    public IssuedKeys issueWithKeys() {
        KeyPair pair = rsaKeys.get();
        return new IssuedKeys(permanent(pair.getPublic(), DistinguishedNames.DEVICE), pkcs1(pair));
    }

    /**
     * A permanent certificate for the key of a PKCS#10 request.
     *
     * @throws ProvisioningRefused when it is none, its signature is wrong, or its key is too weak
     */
    public X509Certificate issueFor(String certificateSigningRequestPem) throws ProvisioningRefused {
        CertificateRequest request = CertificateRequest.verified(certificateSigningRequestPem);
        return permanent(request.publicKey(), request.subject());
    }

    /**
     * Checks that a client's certificate was issued here and is within its validity by the cloud's clock.
     *
     * @throws CertificateExpiredException and its sisters, with the reason
     */
    public void verify(X509Certificate certificate) throws CertificateException {
        X500Name issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        if (!issuer.equals(DistinguishedNames.CLAIM_ISSUER) && !issuer.equals(DistinguishedNames.DEVICE_ISSUER)) {
            throw new CertificateException("issued by somebody else");
        }
        try {
            certificate.verify(issuing.getPublic());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("not signed here", e);
        }
        certificate.checkValidity(Date.from(cloudTime.instant()));
    }

    /** The certificate's id in AWS IoT: SHA-256 of its DER as 64 lower-case hex digits. */
    public static String id(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as PEM. */
    public static String pem(X509Certificate certificate) {
        try {
            return Pem.text("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the making of keys. */
    @Override
    public void close() {
        whenClosed.run();
    }

    private X509Certificate permanent(PublicKey key, X500Name subject) {
        return Certificates.permanent(key, subject, issuing, serial(), new Validity(now().minus(BACK_DATED), PERMANENT_END));
    }

    /** Certificates count in whole seconds. */
    private Instant now() {
        return cloudTime.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Twenty random bytes, positive, and never shorter (RFC 5280, section 4.1.2.2 allows no more). */
    private BigInteger serial() {
        byte[] serial = new byte[20];
        random.nextBytes(serial);
        serial[0] = (byte) (serial[0] & 0x7f | 0x40);
        return new BigInteger(serial);
    }

    private static byte[] pkcs1(KeyPair pair) {
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] pkcs1 = null;
        try {
            pkcs1 = PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey().toASN1Primitive().getEncoded();
            return Pem.bytes("RSA PRIVATE KEY", pkcs1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
            if (pkcs1 != null) {
                Arrays.fill(pkcs1, (byte) 0);
            }
        }
    }

    private static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
