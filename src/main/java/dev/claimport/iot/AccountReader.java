package dev.claimport.iot;

import dev.claimport.claim.template.TemplateDescription;
import java.util.List;
import java.util.Optional;

/**
 * What may be looked at in an account besides what a hand-over needs (API reference 2015-05-28). Nothing is changed by it. Each may be refused:
 * a {@link dev.claimport.failure.FailureException} of the {@code ServiceFailure}, {@code NetworkFailure} or {@code SignInFailure} family.
 */
public interface AccountReader extends AutoCloseable {

    /** DescribeProvisioningTemplate, all of it. */
    Template template(String name);

    /** ListProvisioningTemplateVersions. */
    List<Version> versions(String templateName);

    /** DescribeProvisioningTemplateVersion: the body. */
    String body(String templateName, int version);

    /** GetPolicy: the document of the default version; empty where there is no such policy. */
    Optional<String> policy(String name);

    /** ListPolicyVersions: how many there are. */
    int policyVersions(String name);

    /** DescribeThingGroup. */
    boolean hasGroup(String name);

    /** DescribeThingGroup and ListAttachedPolicies: the names of the policies that things get by a group, those of the groups above it included. */
    List<String> groupPolicies(String group);

    /** DescribeThingType. */
    boolean hasType(String name);

    /** DescribeBillingGroup. */
    boolean hasBillingGroup(String name);

    /** DescribeCertificate: its ARN; empty where there is no such certificate. @param id 64 hexadecimal digits */
    Optional<String> certificateArn(String id);

    /** ListPrincipalThings: the names of the things that a certificate is attached to. @param certificateArn of this account */
    List<String> things(String certificateArn);

    /**
     * TestAuthorization of policies alone, or as if a certificate had them besides its own.
     *
     * @param policyNames that are there, one at least
     * @param certificateArn of this account
     * @param questions of resources in the account and region of these policies
     * @return an answer to each question, in their order
     */
    List<Authorization> authorize(List<String> policyNames, Optional<String> certificateArn, String clientId, List<Question> questions);

    /** IAM and Lambda of the same account, closed with this; empty where there is AWS IoT alone, as in a practice. */
    Optional<BesideReader> beside();

    @Override
    void close();

    /** @param hookPayloadVersion empty where there is no hook, or none is said */
    record Template(TemplateDescription description, Place place, String roleArn, Optional<String> hookPayloadVersion) {}

    /** Where a template is, as its ARN says. @param account twelve digits */
    record Place(String account, String region) {}

    /** @param action such as {@code CONNECT} @param resource such as {@code client/meter-7} */
    record Question(String action, String resource) {}

    /** @param missing variables that have no value, as those of the certificate where there is none */
    record Authorization(Question question, boolean allowed, List<String> missing) {

        public Authorization {
            missing = List.copyOf(missing);
        }
    }

    record Version(int id, boolean isDefault) {}
}
