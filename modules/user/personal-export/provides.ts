import { exportPersonalData } from './export-personal-data.ts'
import { personalExportRepository } from './personal-export-repository.ts'

export const personalExport = { personalExports: personalExportRepository, exportPersonalData }
