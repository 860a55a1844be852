Feature: Post-dural puncture headache

  Scenario: Headache on day two that eases lying down
    Given a patient in the test period
    And the dural puncture was 2 days ago
    And headache is present
    And headache posture is worse upright
    And nothing else is found
    When the visit is assessed
    Then post-dural puncture headache is suspected
    And the urgency is at least within days
    And pdph_postural speaks for PDPH
    And statement pdph_late_onset is false
    And check positional test is recommended
    And red flag rf_04_meningitis is not raised
    And there is no issue
