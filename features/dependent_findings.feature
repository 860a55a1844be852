Feature: What one answer says of another

  Some questions only make sense while something else is there: how long a headache has lasted, say. An answer to such a
  question says that it is there. And once it is known to be absent, nothing more is asked about it.

  Scenario Outline: <finding> is told, so <parent> is there
    Given a patient with an implanted pump
    And <finding> is <value>
    When the visit is assessed
    Then <parent> comes to present
    And there is no issue

    Examples:
      | finding                       | value        | parent          |
      | headache posture              | pattern lost | headache        |
      | headache onset after puncture | 0 d          | headache        |
      | headache duration             | 0 d          | headache        |
      | headache disabling            | present      | headache        |
      | headache course               | worsening    | headache        |
      | headache intensity            | 0            | headache        |
      | pocket swelling onset         | after day 90 | pocket swelling |
      | pocket swelling duration      | 0 d          | pocket swelling |
      | swelling enlarging            | present      | pocket swelling |
      | pocket tense or painful       | present      | pocket swelling |
      | pocket fluctuant              | present      | pocket swelling |
      | pocket bruised                | present      | pocket swelling |
      | pain stops when infusion off  | present      | radicular pain  |

  Scenario Outline: No <parent>, so <finding> is <then>
    Given a patient with an implanted pump
    And <parent> is absent
    When the visit is assessed
    Then <finding> comes to <then>

    Examples:
      | finding                       | parent          | then           |
      | headache posture              | headache        | not applicable |
      | headache onset after puncture | headache        | not applicable |
      | headache duration             | headache        | not applicable |
      | headache disabling            | headache        | absent         |
      | headache course               | headache        | not applicable |
      | headache intensity            | headache        | not applicable |
      | pocket swelling onset         | pocket swelling | not applicable |
      | pocket swelling duration      | pocket swelling | not applicable |
      | swelling enlarging            | pocket swelling | absent         |
      | pocket tense or painful       | pocket swelling | absent         |
      | pocket fluctuant              | pocket swelling | absent         |
      | pocket bruised                | pocket swelling | absent         |
      | pain stops when infusion off  | radicular pain  | absent         |
