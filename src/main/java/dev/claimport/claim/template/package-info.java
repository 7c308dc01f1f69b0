/**
 * Fleet provisioning templates: their parameters, and what they make of them. Source: AWS IoT developer guide, "Provisioning
 * templates".
 */
@NullMarked
package dev.claimport.claim.template;

import org.jspecify.annotations.NullMarked;
