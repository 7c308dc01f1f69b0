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

    /** DescribeThingType. */
    boolean hasType(String name);

    /** DescribeBillingGroup. */
    boolean hasBillingGroup(String name);

    /** IAM and Lambda of the same account, closed with this; empty where there is AWS IoT alone, as in a practice. */
    Optional<BesideReader> beside();

    @Override
    void close();

    /** @param hookPayloadVersion empty where there is no hook, or none is said */
    record Template(TemplateDescription description, String roleArn, Optional<String> hookPayloadVersion) {}

    record Version(int id, boolean isDefault) {}
}
