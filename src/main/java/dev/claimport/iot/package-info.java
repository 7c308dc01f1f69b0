/** What AWS IoT is asked: templates, claims, the endpoint of devices, and whether the registry knows a thing. */
package dev.claimport.iot;
