import './design/base.css';

import { useBackend } from './ipc';
import { tauri } from './ipc/tauri';
import { openWindow } from './window';

useBackend(tauri);
openWindow();
