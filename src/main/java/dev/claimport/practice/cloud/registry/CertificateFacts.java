package dev.claimport.practice.cloud.registry;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * What policies can ask of a certificate: the names of its subject and issuer. The certificate's serial number is left out, since AWS does not
 * say in which form it has it; a policy that asks for it gets nothing here.
 */
public final class CertificateFacts {

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.ofEntries(
            Map.entry(BCStyle.DN_QUALIFIER, "DistinguishedNameQualifier"), Map.entry(BCStyle.C, "Country"), Map.entry(BCStyle.O, "Organization"),
            Map.entry(BCStyle.OU, "OrganizationalUnit"), Map.entry(BCStyle.ST, "State"), Map.entry(BCStyle.CN, "CommonName"),
            Map.entry(BCStyle.SERIALNUMBER, "SerialNumber"), Map.entry(BCStyle.T, "Title"), Map.entry(BCStyle.SURNAME, "Surname"),
            Map.entry(BCStyle.GIVENNAME, "GivenName"), Map.entry(BCStyle.INITIALS, "Initials"), Map.entry(BCStyle.PSEUDONYM, "Pseudonym"),
            Map.entry(BCStyle.GENERATION, "GenerationQualifier"));

    private CertificateFacts() {}

    /** By the variable's name without {@code iot:Certificate.}; a name may have many values, in the certificate's order. */
    public static Map<String, List<String>> of(X509Certificate certificate) {
        Map<String, List<String>> facts = new HashMap<>();
        try {
            var holder = new JcaX509CertificateHolder(certificate);
            add(facts, "Subject.", holder.getSubject());
            add(facts, "Issuer.", holder.getIssuer());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return facts;
    }

    private static void add(Map<String, List<String>> facts, String whose, X500Name name) {
        Stream.of(name.getRDNs()).flatMap(rdn -> Stream.of(rdn.getTypesAndValues())).filter(pair -> NAMES.containsKey(pair.getType()))
                .forEach((AttributeTypeAndValue pair) -> facts.computeIfAbsent(whose + NAMES.get(pair.getType()), _ -> new ArrayList<>())
                        .add(IETFUtils.valueToString(pair.getValue())));
    }
}
