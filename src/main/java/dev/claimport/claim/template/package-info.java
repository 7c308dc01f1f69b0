/**
 * Fleet provisioning templates: their parameters, and what they make of them. Source: AWS IoT developer guide, "Provisioning
 * templates".
 */
package dev.claimport.claim.template;
