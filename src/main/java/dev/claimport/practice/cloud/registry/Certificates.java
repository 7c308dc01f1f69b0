package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The four shapes of certificate that the practice cloud has. */
final class Certificates {

    private static final String RSA = "SHA256withRSA";
    private static final String EC = "SHA256withECDSA";

    private Certificates() {}

    static X509Certificate root(X500Name name, KeyPair keys, BigInteger serial, Validity validity) {
        return make(signedBy(keys), keys.getPrivate(), builder(name, name, keys.getPublic(), serial, validity), (certificate, utils) -> {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            certificate.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(keys.getPublic()));
        });
    }

    static X509Certificate server(PublicKey key, Optional<Inet4Address> address, X500Name rootName, KeyPair root, BigInteger serial, Validity validity) {
        List<GeneralName> names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "*.localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        address.ifPresent(more -> names.add(new GeneralName(GeneralName.iPAddress, more.getHostAddress())));
        return make(signedBy(root), root.getPrivate(), builder(rootName, DistinguishedNames.SERVER, key, serial, validity), (certificate, utils) -> {
            endEntity(certificate);
            certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            certificate.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
            certificate.addExtension(Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(root.getPublic()));
        });
    }

    /** As AWS IoT's: two extensions, both critical, and no key identifiers. */
    static X509Certificate claim(PublicKey key, X500Name subject, PrivateKey issuer, BigInteger serial, Validity validity) {
        return make(RSA, issuer, builder(DistinguishedNames.CLAIM_ISSUER, subject, key, serial, validity), (certificate, _) -> endEntity(certificate));
    }

    static X509Certificate permanent(PublicKey key, X500Name subject, KeyPair issuer, BigInteger serial, Validity validity) {
        return make(RSA, issuer.getPrivate(), builder(DistinguishedNames.DEVICE_ISSUER, subject, key, serial, validity), (certificate, utils) -> {
            certificate.addExtension(Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(issuer.getPublic()));
            certificate.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
            endEntity(certificate);
        });
    }

    private static String signedBy(KeyPair keys) {
        return keys.getPrivate().getAlgorithm().equals("EC") ? EC : RSA;
    }

    private static void endEntity(X509v3CertificateBuilder certificate) throws IOException {
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, BigInteger serial, Validity validity) {
        return new X509v3CertificateBuilder(issuer, serial, Date.from(validity.notBefore()), Date.from(validity.notAfter()), subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static X509Certificate make(String algorithm, PrivateKey issuer, X509v3CertificateBuilder builder, Extensions extensions) {
        try {
            extensions.add(builder, new JcaX509ExtensionUtils());
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer)));
        } catch (IOException | CertificateException | NoSuchAlgorithmException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Extensions {
        void add(X509v3CertificateBuilder certificate, JcaX509ExtensionUtils utils) throws IOException;
    }
}
