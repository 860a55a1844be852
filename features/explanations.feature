Feature: Explanations

  For any statement: what decided it, what is missing, and the smallest change that would flip it.

  Scenario: Why meningitis is an emergency
    Given a patient with an implanted pump
    And temperature is 38.4 Cel
    And headache is present
    When the visit is assessed
    Then red flag rf_04_meningitis is raised
    And statement rf_04_meningitis was decided by temperature
    And statement rf_04_meningitis was decided by headache
    And statement rf_04_meningitis would be false if temperature were 37.9 Cel

  Scenario: What is missing before anybody can tell
    Given a patient with an implanted pump
    And headache is present
    When the visit is assessed
    Then red flag rf_04_meningitis is unknown
    And statement rf_04_meningitis needs temperature
    And statement rf_04_meningitis would be true if temperature were 38 Cel

  Scenario: Why not
    Given a patient with an implanted pump
    And temperature is 36.9 Cel
    When the visit is assessed
    Then red flag rf_04_meningitis is not raised
    And statement rf_04_meningitis was decided by temperature
