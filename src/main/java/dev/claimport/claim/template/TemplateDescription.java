package dev.claimport.claim.template;

import java.util.Optional;

/**
 * A provisioning template as {@code DescribeProvisioningTemplate} gives it.
 *
 * @param version the number of the default version, which RegisterThing uses
 * @param body the template's JSON, as text
 * @param hookArn the pre-provisioning hook, if there is one
 */
public record TemplateDescription(TemplateSummary summary, int version, String body, Optional<String> hookArn) {}
