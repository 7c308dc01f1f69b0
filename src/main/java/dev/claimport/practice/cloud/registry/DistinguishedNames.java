package dev.claimport.practice.cloud.registry;

import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Distinguished names, in the string types that AWS IoT's certificates have. */
final class DistinguishedNames {

    static final X500Name ROOT = common("Claimport Practice Root CA");
    static final X500Name RSA_ROOT = common("Claimport Practice RSA Root CA");
    static final X500Name SERVER = common("Claimport Practice Broker");

    /** The issuer of claims, as decoded from the sample reply in the CLI reference of {@code create-provisioning-claim}. */
    static final X500Name CLAIM_ISSUER = new X500NameBuilder()
            .addRDN(BCStyle.C, new DERPrintableString("US"))
            .addRDN(BCStyle.ST, new DERUTF8String("Washington"))
            .addRDN(BCStyle.L, new DERUTF8String("Seattle"))
            .addRDN(BCStyle.O, new DERUTF8String("Amazon.com Inc."))
            .addRDN(BCStyle.OU, new DERUTF8String("Amazon IoT Provisioning"))
            .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString("1.0"))
            .build();

    /** The issuer of permanent certificates: one OU that spells a whole name. */
    static final X500Name DEVICE_ISSUER = new X500NameBuilder()
            .addRDN(BCStyle.OU, new DERUTF8String("Amazon Web Services O=Amazon.com Inc. L=Seattle ST=Washington C=US"))
            .build();

    /** The subject of permanent certificates. */
    static final X500Name DEVICE = common("AWS IoT Certificate");

    private DistinguishedNames() {}

    static X500Name common(String name) {
        return new X500NameBuilder().addRDN(BCStyle.CN, new DERUTF8String(name)).build();
    }
}
